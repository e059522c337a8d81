// The words of class names, by what they say.

/// The lexicon of ``ClassSet``: words and beginnings of words as they occur in class and id names.
///
/// A `.` in a pattern is a boundary: the beginning, the end, any character that is neither letter
/// nor digit, or the step from lower to upper case. `read.more` stands for `read-more`, `read_more`
/// and `readMore`; two patterns say that `readmore` counts as well. Counted on the development
/// pages; the categories are those of the accuracy study (docs/extraction.md).
enum ClassLexicon {
  static let patterns: [(ClassSet, StaticString)] = [
    (
      .articleBody,
      """
      article.body articlebody article.content articlecontent article.text articletext article.copy \
      article.main articlemain articlecopy art.content entry.content entrycontent post.content \
      postcontent story.content storycontent news.content newscontent blog.content blogcontent \
      page.content single.content main.content rich.content body.content text.content \
      entry.body post.body postbody story.body storybody news.body blog.body page.body single.body \
      main.body content.body contentbody text.body entry.text post.text story.text storytext \
      news.text body.text bodytext main.text page.text content.text rich.text richtext entry.inner \
      post.inner content.inner article.inner story.inner post.detail news.detail article.detail \
      story.detail blog.detail content.detail body.copy bodycopy wysiwyg prose field.body \
      mw.parser.output gh.content td.post.content content.area contentarea content.main markdown \
      caas.body post.copy story.copy content.copy
      """
    ),
    (.article, "article .art. story .post. hentry .entry. .blog single"),
    (.content, "content .main .body. .text. paragraph column"),
    (.comment, "comment disqus respond reply replies discuss .convo"),
    (
      .related,
      """
      related recommend recirc read.more readmore read.next readnext read.also readalso more.from \
      morefrom more.stor morestor more.news morenews more.art more.on more.post more.in. \
      also.like alsolike also.read alsoread you.may youmay up.next upnext next. prev suggest similar \
      see.also seealso further outbrain taboola zergnet revcontent mgid onward most. mostread \
      mostpopular popular trending latest recent top.stor topstor editors.pick editor.pick must.read \
      infinite crosslink interlink leia.tambem relacionad
      """
    ),
    (
      .teaser,
      """
      teaser card tile thumb .grid listing feed river carousel slide swiper slick gallery featured \
      .loop archive list.item listitem
      """
    ),
    (
      .share,
      """
      share sharing social sociable addthis addtoany facebook twitter follow a2a print email. \
      copy.link copylink whatsapp
      """
    ),
    (
      .navigation,
      """
      .nav navig menu breadcrumb bread.crumb crumbs pagination pager toolbar topbar navbar .tab. \
      .tabs. skip masthead toggle drawer hamburger sitemap subnav mega
      """
    ),
    (.footer, "foot. footer copyright colophon bottom legal"),
    (
      .header,
      """
      header .head. banner hero topper masthead headline title kicker eyebrow dek subtitle \
      standfirst lead. lede intro summary excerpt abstract description subhead
      """
    ),
    (.title, "title headline heading"),
    (
      .summary,
      """
      summary excerpt abstract standfirst .dek. subtitle subhead lede intro sapo deck tldr takeaway \
      highlights key.points keypoints key.point
      """
    ),
    (
      .sidebar,
      """
      sidebar side.bar .aside rail secondary complementary widget right.col rightcol right.side \
      right.bar left.col leftcol left.side left.bar sticky column.right columnright
      """
    ),
    (
      .advertisement,
      """
      .ad. .ads. .adv. advert sponsor promo .cta. call.to.action calltoaction dfp banner .gpt. \
      affiliate commercial partner marketing offer upsell product buy shop deal price
      """
    ),
    (
      .newsletter,
      """
      newsletter subscri sign.up signup signin sign.in login log.in register paywall premium regwall \
      optin opt.in mailing mc4wp mailchimp hs.form membership donat metered support.us
      """
    ),
    (
      .author,
      """
      author byline .bio. contributor writer profile about.the avatar journalist reporter person
      """
    ),
    (
      .meta,
      """
      meta date time publish posted updated info. credit source .tag categor topic label badge views \
      count readtime read.time readingtime reading.time duration keywords flair
      """
    ),
    (
      .caption,
      """
      caption credit figure image photo media video player gallery embed picture pullquote \
      pull.quote lightbox
      """
    ),
    (
      .cookie,
      """
      cookie consent gdpr privacy onetrust popup pop.up modal overlay lightbox dialog toast notice \
      alert notification tooltip snackbar interstitial
      """
    ),
    (
      .contents,
      """
      .toc. table.of.contents tableofcontents index.list jump anchor.link contents.list on.this.page
      """
    ),
    (
      .note,
      """
      disclaim disclosure correction footnote reference citation bibliograph .note. .notes. endnote \
      acknowledg editor
      """
    ),
    (
      .hidden,
      """
      hidden hide. sr.only visually screenreader screen.reader invisible collapse noprint no.print \
      offscreen accessib
      """
    ),
    (
      .box,
      """
      .box. infobox factbox callout panel module block. aside inset inline insert embed in.article \
      insertion pullquote
      """
    ),
    (
      .form,
      """
      form poll quiz survey search vote rating review feedback calculator button btn
      """
    ),
    (.builder, "elementor wp.block wpb. et.pb vc. fusion brxe divi fl.module"),
    (
      .commentContainer,
      """
      .comment. .comments. .commentlist. .commentary.list. .disqus. .fb.comments. .respond. \
      .replies. .livefyre. .spotim. .viafoura. .coral.
      """
    ),
    (
      .commentLink,
      """
      comment.count comments.count comment.link comments.link comments.open comments.off comment.icon \
      comments.icon comment.number comments.number comments.enabled comments.disabled comments.closed \
      comment.btn comments.btn comment.button comments.button comment.toggle comments.toggle
      """
    ),
    (.story, ".story. fulltext full.text single.post singlepost main.column main.col. field.body"),
    (.mainContent, "main.content maincontent page.content pagecontent content.main content.body"),
  ]

  /// The categories of names as they stand in attribute values.
  ///
  /// - Parameter names: Values of `class`, `id` and the like, one after the other; boundaries are
  ///   assumed between them.
  static func classes(of names: [UnsafeBufferPointer<UInt8>]) -> ClassSet {
    var scan = automaton.scan()
    for name in names {
      automaton.feed(name, into: &scan)
      automaton.boundary(&scan)
    }
    return ClassSet(rawValue: scan.found)
  }

  static let automaton = ClassAutomaton(patterns.map { ($0.0.rawValue, $0.1) })
}
