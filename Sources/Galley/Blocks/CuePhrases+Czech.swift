// Cue phrases in Czech and Slovak.

extension CuePhrases {
  static let czech = [
    CuePhrases(
      .related, .opening,
      """
      přečtěte si také|více, čtěte také|dále|více, mohlo by vás zajímat, související články, nejčtenější,
      prečítajte si tiež|aj, čítajte tiež|aj, mohlo by vás zaujímať, súvisiace články, najčítanejšie
      """),
    CuePhrases(.share, .opening, "sdílet*, zdieľať*"),
    CuePhrases(.comment, .opening, "diskuse, diskuze, komentáře, diskusia, komentáre"),
    CuePhrases(.copy, .anywhere, "všechna práva vyhrazena, všetky práva vyhradené"),
    CuePhrases(
      .closing, .whole,
      """
      diskuse, diskuse #, diskuze, diskuze #, vstoupit do diskuse, komentáře, komentáře #,
      diskusia, diskusia #, komentáre, komentáre #
      """),
    CuePhrases(
      .further, .whole,
      """
      přečtěte si také, čtěte také, mohlo by vás zajímat, související články, nejčtenější, sdílet,
      sdílet článek, prečítajte si tiež|aj, čítajte tiež|aj, mohlo by vás zaujímať, súvisiace články,
      najčítanejšie, zdieľať, zdieľať článok
      """),
    CuePhrases(
      .teaser, .opening,
      "přečtěte si také|více, čtěte také|více, prečítajte si tiež|aj, čítajte tiež|aj"),
  ]
}
