// Cue phrases in Spanish, Portuguese, French, German, Italian and Dutch.

extension CuePhrases {
  static let spanish = [
    CuePhrases(
      .related, .opening,
      """
      articulos|contenidos|noticias|contenido|notas relacionad*, relacionado*, relacionada*,
      mas leidas|leidos|noticias|sobre|vistas|informacion|articulos, lo mas leido|visto,
      te puede interesar, te podria interesar, tambien te puede interesar, lee tambien,
      lea tambien|mas, leer mas, ver tambien|mas, le puede interesar, ultimas noticias, no te pierdas,
      te recomendamos, recomendado*, sigue leyendo
      """),
    CuePhrases(
      .share, .opening, "compartir*, comparte*, siguenos*, guardar*, imprimir*, enviar por"),
    CuePhrases(
      .comment, .opening,
      "comentario*, # comentario*, deja un comentario, dejar un comentario, comenta, escribe un, deja tu"
    ),
    CuePhrases(
      .news, .anywhere,
      """
      suscrib*, suscrip*, boletin*, registr*, iniciar sesion, inicia sesion, correo electronico,
      hazte socio, canal de whatsapp
      """),
    CuePhrases(
      .copy, .anywhere,
      "todos los derechos, derechos reservados, aviso legal, politica de privacidad|cookies"),
    CuePhrases(.ad, .opening, "publicidad, anuncio, patrocinado, contenido patrocinado"),
    CuePhrases(.credit, .opening, "foto, fotos, imagen, fotografia, fuente, video"),
    CuePhrases(.byline, .opening, "por, escrito por, redaccion, publicado por, autor"),
    CuePhrases(
      .date, .anywhere,
      """
      D de enero|febrero|marzo|abril|mayo|junio|julio|agosto, D de septiembre|setiembre|octubre,
      D de noviembre|diciembre, hace #, actualizado, publicado, min de lectura, minutos de lectura
      """),
    CuePhrases(
      .ago, .anywhere, "hace # segundos|minutos|minuto|hora|horas|dia|dias|semana|semanas"),
    CuePhrases(.tags, .opening, "etiquetas, temas, archivado en, categoria, categorias, en este"),
    CuePhrases(.refs, .opening, "fuentes, referencias, notas, bibliografia"),
    CuePhrases(.faq, .opening, "conclusion, conclusiones, preguntas frecuentes, resumen"),
    CuePhrases(
      .ui, .whole, "inicio, buscar, cerrar, volver, siguiente, anterior, ver mas, aceptar"),
    CuePhrases(
      .closing, .whole,
      "comentarios, # comentarios, comentarios #, deja un comentario, deja una respuesta"),
    CuePhrases(
      .further, .whole,
      """
      articulos|contenidos|noticias|notas relacionados, noticias|notas relacionadas, relacionados,
      te puede interesar, lo mas leido, mas noticias, tambien te puede interesar, te recomendamos,
      compartir, etiquetas, mas informacion, ultimas noticias, comparte, comparte esto,
      comparte este articulo|contenido|post, comparte esta noticia|nota, temas relacionados,
      sobre el|la autor|autora, tambien te puede gustar, me gusta esto
      """),
    CuePhrases(.further, .opening, "archivado en, lo mas"),
    CuePhrases(
      .teaser, .opening,
      "te puede interesar, lee tambien, lea tambien, ver tambien, leer mas, le puede interesar"),
  ]

  static let portuguese = [
    CuePhrases(
      .related, .opening,
      """
      voce pode gostar, voce tambem pode, leia tambem|mais, veja tambem|mais,
      noticias|artigos|materias|conteudo|conteudos relacionad*, mais lidas|lidos|noticias|sobre,
      saiba mais, ultimas noticias, recomendado*, continue lendo
      """),
    CuePhrases(
      .share, .opening,
      "compartilhar*, compartilhe*, partilhar*, partilhe*, siga, salvar, copiar, curtir isso"),
    CuePhrases(
      .comment, .opening,
      "deixe um comentario, deixe seu comentario, comente, # comentarios em|sobre, publicar comentario"
    ),
    CuePhrases(
      .news, .anywhere, "assine*, assinante*, inscrev*, cadastr*, receba as, canal do whatsapp"),
    CuePhrases(.copy, .anywhere, "todos os direitos, direitos reservados, politica de privacidade"),
    CuePhrases(.ad, .opening, "publicidade, continua depois da, continua apos, anuncio"),
    CuePhrases(.credit, .opening, "imagem, fonte, foto de, divulgacao, reproducao"),
    CuePhrases(.byline, .opening, "por, escrito por, da redacao, redacao, publicado por"),
    CuePhrases(
      .date, .anywhere,
      """
      D de janeiro|fevereiro|marco|abril|maio|junho|julho|agosto, D de setembro|outubro|novembro,
      D de dezembro, ha # minutos|horas|dias, atualizado, min de leitura, tempo de leitura
      """),
    CuePhrases(.ago, .anywhere, "ha # minuto|minutos|hora|horas|dia|dias|semana|semanas"),
    CuePhrases(.tags, .opening, "assuntos, topicos, marcadores, mais sobre"),
    CuePhrases(.faq, .opening, "conclusao, perguntas frequentes, resumo"),
    CuePhrases(.ui, .whole, "inicio, pesquisar, fechar, voltar, proximo, aceitar, entrar"),
    CuePhrases(
      .closing, .whole,
      "comentarios, # comentarios, comentarios #, deixe um|seu comentario, deixe uma resposta, publicar comentario"
    ),
    CuePhrases(
      .further, .whole,
      """
      leia tambem, veja tambem, mais lidas, noticias|materias relacionadas, artigos relacionados,
      voce pode gostar, mais noticias, compartilhe, compartilhar, assuntos, relacionadas, partilhar,
      compartilhe isso|este, compartilhe este artigo|post|conteudo, compartilhe esta noticia|materia,
      partilhe, partilhe este artigo, partilhar isto, curtir isso, gostar disto, sobre o|a autor|autora,
      voce tambem vai|pode gostar, voce tambem vai|pode gostar de, talvez voce goste
      """),
    CuePhrases(.teaser, .opening, "leia tambem, leia mais, veja tambem, saiba mais"),
  ]

  static let french = [
    CuePhrases(
      .related, .opening,
      """
      a lire aussi, lire aussi, voir aussi, sur le meme sujet, articles similaires|lies|recents,
      lire la suite, a lire, lire plus, en savoir plus, dans la meme rubrique, les plus lus,
      les plus recents, plus d articles, nos derniers, derniers articles, vous aimerez,
      a decouvrir, recommande*
      """),
    CuePhrases(
      .share, .opening, "partager*, partagez*, imprimer, suivez, suivre, enregistrer, envoyer"),
    CuePhrases(
      .comment, .opening,
      "commentaire*, # commentaire*, laisser un commentaire, aucun commentaire, reagir, reactions"),
    CuePhrases(
      .news, .anywhere,
      """
      abonne*, inscri*, infolettre*, lettre d information, se connecter, connectez vous,
      adresse e mail, adresse mail, faire un don, creer un compte
      """),
    CuePhrases(
      .copy, .anywhere,
      "tous droits reserves, mentions legales, politique de confidentialite, droits de reproduction"
    ),
    CuePhrases(.ad, .opening, "publicite, la suite apres, annonce, sponsorise, partenariat"),
    CuePhrases(.credit, .opening, "photo, credit, illustration, legende, image"),
    CuePhrases(
      .byline, .opening, "par, ecrit par, publie par, redige par, auteur, propos recueillis"),
    CuePhrases(
      .date, .anywhere,
      """
      D janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre Y,
      D decembre Y, D er janvier|avril|mai|juin|octobre, il y a #, publie le, mis a jour, modifie le, min de lecture, minutes de lecture,
      temps de lecture
      """),
    CuePhrases(.ago, .anywhere, "il y a # minute|minutes|heure|heures|jour|jours|semaine|semaines"),
    CuePhrases(.tags, .opening, "mots cles, sujets, etiquettes, thematiques, rubriques"),
    CuePhrases(.toc, .opening, "sommaire, dans cet article"),
    CuePhrases(.refs, .opening, "sources, notes, references, bibliographie"),
    CuePhrases(.faq, .opening, "conclusion, questions frequentes, en resume"),
    CuePhrases(.ui, .whole, "accueil, rechercher, fermer, retour, suivant, precedent, accepter"),
    CuePhrases(
      .closing, .whole,
      "commentaires, # commentaires, commentaires #, laisser un commentaire, reagir, reactions"),
    CuePhrases(
      .further, .whole,
      """
      a lire aussi, lire aussi, voir aussi, sur le meme sujet, articles similaires|lies, partager,
      les plus lus, partager cet article, mots cles, a lire, a decouvrir, partagez, partagez cet article,
      partager sur, partager ceci|cela, vous aimerez aussi, vous aimerez peut etre, articles recents,
      cela|ceci pourrait vous interesser, a propos de lauteur, a propos de lautrice, sur le meme theme
      """),
    CuePhrases(.teaser, .opening, "lire aussi, a lire aussi, voir aussi, a lire"),
  ]

  static let german = [
    CuePhrases(
      .related, .opening,
      """
      das konnte, mehr zum thema, mehr zu|von|aus|lesen|news|nachrichten, auch interessant,
      lesen sie auch, lesen sie mehr, ahnliche artikel|beitrage, weitere artikel|beitrage|themen,
      weitere nachrichten|meldungen, meistgelesen*, meist gelesen, weiterlesen, zum thema,
      empfohlen*, empfehlung*, das konnte sie, neueste*, top themen, aktuelle nachrichten
      """),
    CuePhrases(
      .share, .opening,
      "teilen*, drucken, merken, folgen, artikel teilen, per mail, anhoren, diesen artikel|beitrag empfehlen"
    ),
    CuePhrases(
      .comment, .opening,
      """
      kommentar, kommentare, # kommentar*, schreibe einen kommentar, kommentar schreiben,
      kommentieren, zu den kommentaren, diskutieren
      """),
    CuePhrases(
      .news, .anywhere,
      """
      abonnieren, abonnement*, abonnent*, anmelden, registrieren, einloggen, e mail adresse,
      kostenlos testen, jetzt bestellen, spenden
      """),
    CuePhrases(
      .copy, .anywhere, "alle rechte vorbehalten, datenschutz*, impressum, nutzungsbedingungen, agb"
    ),
    CuePhrases(.ad, .opening, "anzeige, werbung, gesponsert"),
    CuePhrases(.credit, .opening, "foto, bild, quelle, grafik, imago, dpa, bildquelle, symbolbild"),
    CuePhrases(.byline, .opening, "von, ein artikel von, autor, autorin, geschrieben von, text"),
    CuePhrases(
      .date, .anywhere,
      """
      D januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember Y,
      vor # minuten|stunden|tagen|stunde, stand D, aktualisiert, veroffentlicht, min lesezeit, uhr,
      minuten lesezeit, lesezeit
      """),
    CuePhrases(.ago, .anywhere, "vor # minute|minuten|stunde|stunden|tag|tagen|woche|wochen"),
    CuePhrases(.tags, .opening, "schlagworte, schlagworter, themen, stichworte, kategorien"),
    CuePhrases(.toc, .opening, "inhalt, inhaltsverzeichnis, in diesem artikel"),
    CuePhrases(.refs, .opening, "quellen, quelle, einzelnachweise, literatur, anmerkungen"),
    CuePhrases(.faq, .opening, "fazit, haufige fragen, zusammenfassung, einleitung"),
    CuePhrases(
      .ui, .whole, "startseite, suche, suchen, schliessen, zuruck, weiter, nach oben, mehr"),
    CuePhrases(.closing, .whole, "kommentare, # kommentare, kommentare #, kommentar schreiben"),
    CuePhrases(.closing, .opening, "schreibe einen kommentar, kommentar verfassen"),
    CuePhrases(
      .further, .whole,
      """
      mehr zum thema, auch interessant, lesen sie auch, ahnliche artikel|beitrage, weitere artikel,
      das konnte sie auch interessieren, meistgelesen, zum thema, teilen, themen, schlagworte,
      das konnte dich auch interessieren, das konnte dir|ihnen auch gefallen, teilen mit, schlagworter,
      diesen artikel|beitrag empfehlen|teilen|drucken|bewerten|kommentieren|weiterempfehlen,
      artikel|beitrag teilen|empfehlen|drucken|bewerten|weiterempfehlen, teile diesen artikel|beitrag,
      mehr zu diesem thema, passend zum thema, verwandte artikel|beitrage|themen, neueste beitrage,
      uber den|die autor|autorin, zum weiterlesen, weitere beitrage|themen|meldungen|nachrichten
      """),
    CuePhrases(
      .teaser, .opening, "lesen sie auch, mehr zum thema, lesen sie mehr, auch interessant"),
  ]

  static let italian = [
    CuePhrases(
      .related, .opening,
      """
      leggi anche|tutto, articoli correlati, potrebbe interessar*, potrebbero interessar*,
      ti potrebbe*, potrebbe anche, piu letti, i piu letti, ultime notizie, altre notizie,
      continua a leggere, consigliati
      """),
    CuePhrases(.share, .opening, "condividi*, segui*, stampa, salva, seguici*"),
    CuePhrases(.comment, .opening, "commento, commenti, # commenti, lascia un commento, commenta"),
    CuePhrases(.news, .anywhere, "iscriv*, abbonat*, abbonamento*, registrati, accedi"),
    CuePhrases(.copy, .anywhere, "riproduzione riservata, tutti i diritti, informativa sulla"),
    CuePhrases(.ad, .opening, "pubblicita, annuncio, sponsorizzato"),
    CuePhrases(.credit, .opening, "foto, fonte, immagine, fotogramma, ansa"),
    CuePhrases(.byline, .opening, "di, scritto da, a cura di, redazione, autore, dal nostro"),
    CuePhrases(
      .date, .anywhere,
      """
      D gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre Y,
      D dicembre Y, # ore|minuti|giorni fa, aggiornato, pubblicato, minuti di lettura
      """),
    CuePhrases(.ago, .anywhere, "# ore|ora|minuti|minuto|giorni|giorno fa, un ora fa"),
    CuePhrases(.tags, .opening, "argomenti, etichette, categorie"),
    CuePhrases(.faq, .opening, "conclusione, conclusioni, domande frequenti"),
    CuePhrases(.ui, .whole, "cerca, chiudi, indietro, avanti, successivo, accetta"),
    CuePhrases(.closing, .whole, "commenti, # commenti, commenti #, lascia un commento"),
    CuePhrases(
      .further, .whole,
      """
      leggi anche, articoli correlati, potrebbe interessarti, potrebbe interessarti anche,
      i piu letti, ultime notizie, argomenti, condividi, altre notizie, condividi su,
      condividi questo articolo|post, condividi larticolo, ti potrebbe|potrebbero interessare,
      ti potrebbe|potrebbero interessare anche, potrebbero interessarti, potrebbero interessarti anche,
      articoli simili|recenti, vedi anche, correlati
      """),
    CuePhrases(.teaser, .opening, "leggi anche, potrebbe interessarti"),
  ]

  static let dutch = [
    CuePhrases(
      .related, .opening,
      """
      lees ook|meer|verder, tekst gaat verder, meer over|nieuws|lezen|van|uit, gerelateerd*, meest gelezen,
      bekijk ook, ook interessant, aanbevolen*, net binnen, laatste nieuws
      """),
    CuePhrases(.share, .opening, "deel, delen, volg, volg ons, bewaar, afdrukken"),
    CuePhrases(.comment, .opening, "reacties, reactie, # reacties, reageer, plaats een reactie"),
    CuePhrases(.news, .anywhere, "nieuwsbrief*, abonneer*, inloggen, aanmelden, schrijf je in"),
    CuePhrases(.copy, .anywhere, "alle rechten voorbehouden, privacybeleid, algemene voorwaarden"),
    CuePhrases(.ad, .opening, "advertentie, gesponsord"),
    CuePhrases(.credit, .opening, "foto, beeld, bron"),
    CuePhrases(.byline, .opening, "door, geschreven door, auteur, redactie"),
    CuePhrases(
      .date, .anywhere,
      """
      D januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december Y,
      # uur|minuten|dagen geleden, bijgewerkt, gepubliceerd, leestijd
      """),
    CuePhrases(.ago, .anywhere, "# uur|minuut|minuten|dag|dagen|week|weken geleden"),
    CuePhrases(.tags, .opening, "onderwerpen, trefwoorden, categorieen"),
    CuePhrases(.faq, .opening, "conclusie, veelgestelde vragen, samenvatting"),
    CuePhrases(.ui, .whole, "zoeken, sluiten, terug, volgende, vorige"),
    CuePhrases(.closing, .whole, "reacties, # reacties, reacties #, plaats een reactie"),
    CuePhrases(
      .further, .whole,
      """
      lees ook, meer nieuws, gerelateerd, gerelateerde artikelen|berichten, meest gelezen, dit delen,
      deel dit, deel dit artikel|bericht, deel artikel, meer over dit onderwerp, over de auteur,
      misschien vind je dit ook leuk, ook interessant
      """),
    CuePhrases(.teaser, .opening, "lees ook, bekijk ook"),
  ]
}
