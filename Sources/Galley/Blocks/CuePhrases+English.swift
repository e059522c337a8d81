// The one table of cue phrases, by language: English here, the others beside it.

extension CuePhrases {
  /// All phrases of all languages.
  static let table: [CuePhrases] =
    english + englishRules + spanish + portuguese + french + german + italian + dutch + polish
    + russian + ukrainian + turkish + arabic + chinese + japanese + korean + scandinavian
    + czech + persian + greek + hindi + indonesian + thai + vietnamese + hebrew + jumps + appeals
    + notices

  private static let english = [
    CuePhrases(
      .related, .opening,
      """
      related*, recommended*, you may|might like, you may|might also, you may|might enjoy,
      you may|might be interested in, youll also, more from|on|stories|news|in|like|articles|about,
      more posts|to|coverage|top|for|headlines|reading, read more|also|next, read the full,
      read full, see also, also read, trending*, most read|popular|viewed|recent|shared|discussed,
      popular*, latest*, recent posts|articles|news|stories, editors pick*, editors choice,
      editor pick*, up next, next article|post|up|story, previous*, prev, dont miss, further reading,
      keep reading, similar*, explore*, top stories|news|posts, what to read, suggested*,
      other stories|articles|news|posts, continue reading, must read, in case you missed, featured*,
      on this topic, in this section|series, view all|more, see all|more, load more, show more,
      discover*, next, around the web, from the web, from our partners, you might have missed,
      our picks, our latest, sponsored content|stories|links, promoted content|stories,
      hot topics, breaking news, top picks, on our radar, whats hot|new|next
      """),
    CuePhrases(
      .share, .opening,
      """
      share*, tweet, tweets, tweet this, pin, pin it, follow*, facebook*, twitter*, linkedin*,
      linked in*, whatsapp*, whats app*, print*, email*, e mail*, copy link, copy url, save*,
      bookmark*, telegram*, reddit*, flipboard*, pinterest*, listen*, download*, gift*, add as,
      add us, preferred source, google news, instagram*, youtube*, you tube*, tumblr*, bluesky*,
      threads, tiktok*, tik tok*, mastodon*
      """),
    CuePhrases(.share, .whole, "x, rss, viber, vk, vkontakte, messenger, link, copied"),
    CuePhrases(
      .comment, .opening,
      """
      comment, comments, reply, replies, response, responses, conversation, discussion, thoughts on,
      # comment|comments|reply|replies|response|responses|thoughts,
      no comment|comments|replies|responses, leave a comment|reply|response,
      add a comment|reply|response, post a comment|reply, write a comment|reply|response,
      view|join|show|all|read|your|latest|recent|top comment|comments|discussion|conversation,
      view|show all|# comments, view|join|start the comments|conversation|discussion,
      be the first to comment, commenting, leave your comment|reply, add your comment
      """),
    CuePhrases(
      .comment, .anywhere,
      """
      your email address will not, logged in to post|comment, required fields are marked,
      cancel reply, leave a reply, save my name
      """),
    CuePhrases(
      .news, .anywhere,
      """
      subscri*, newsletter*, sign up*, signup, signing up, sign in, log in, login, inbox*, register*,
      create an account, free trial, join us|now|our|the, donat*, become a, member*,
      unlimited access, support our|us|independent, get the latest|best, stay up|informed|connected,
      daily email, unsubscribe, our app, whatsapp channel, your email, account
      """),
    CuePhrases(
      .copy, .anywhere,
      """
      copyright*, ©, c Y, all rights reserved, terms of|and, terms conditions, privacy policy|notice,
      cookie*, powered by, reproduc*, reprint*, licensed under, may not be published|republished,
      trademark*, recaptcha*
      """),
    CuePhrases(
      .ad, .opening,
      """
      advertisement*, advertising*, sponsored*, promoted*, ad, ads, paid*, story continues,
      article continues, continue below, scroll to continue, promo*
      """),
    CuePhrases(
      .ad, .anywhere,
      """
      affiliate*, commission*, we may earn, buy now, shop now, book now, learn more, get started,
      try free, try it free, try for free, book a, request a, contact us, call us, schedule*,
      get a quote, get a free quote, add to cart, promo code*, coupon*
      """),
    CuePhrases(
      .credit, .opening,
      """
      photo, photos, image, images, picture, pictures, credit, credits, source, courtesy, getty,
      file photo, reuters, ap photo, illustration, screenshot, via, figure, fig, caption, pictured,
      watch, video, videos, gallery, view image, enlarge
      """),
    CuePhrases(
      .credit, .anywhere,
      """
      getty images, photo by, photos by, image by|via, ap photo, shutterstock*, unsplash*,
      photograph*, afp, i stock, istock*, picture credit, image credit, photo credit, wikimedia*
      """),
    CuePhrases(
      .byline, .opening,
      """
      by, written by, author, authors, posted by, published by, reviewed by, edited by, story by,
      words by, text by, medically reviewed, fact checked, posted on, reported by, from the desk of
      """),
    CuePhrases(.bio, .opening, "about the author|writer|authors, about author, meet the author"),
    CuePhrases(
      .bio, .anywhere,
      """
      follow him|her|them|me|us, can be reached at, view all posts, more by,
      contributed to this report|story|article, reporting by, editing by, email him|her|them,
      has been a|an|writing, read more about, see full bio, posts by, is the author of, lives in,
      contact the author, full bio
      """),
    CuePhrases(.isA, .anywhere, "is a|an|the|our|senior"),
    CuePhrases(
      .role, .anywhere,
      """
      writer*, reporter*, editor, editors, journalist*, author, correspondent*, contributor*,
      professor*, founder*, columnist*, blogger*, freelance*, director*, consultant*, expert*,
      analyst*, specialist*, strategist*, manager*
      """),
    CuePhrases(
      .date, .anywhere,
      """
      jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july D Y,
      aug|august|sep|sept|september|oct|october|nov|november|dec|december D Y,
      D jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july Y,
      D aug|august|sep|sept|september|oct|october|nov|november|dec|december Y,
      # min|mins|minute|minutes|hour|hours|hr|hrs|day|days|week|weeks|month|months|year|years ago,
      # min|mins|minute|minutes|hour|hours|day|week|month|year read, minute|min|mins read,
      updated, published, posted, modified
      """),
    CuePhrases(
      .tags, .opening,
      """
      tag, tags, filed under, topic, topics, category, categories, posted in, tagged, keywords,
      labels, in this article, hashtags
      """),
    CuePhrases(
      .toc, .opening,
      """
      table of contents, contents, in this article|post|guide|story, jump to, on this page, skip to,
      quick links, whats inside, whats in this, toc
      """),
    CuePhrases(
      .refs, .opening,
      """
      reference, references, source, sources, citation, citations, footnote, footnotes, bibliography,
      note, notes, works cited, endnotes, disclaimer, disclosure, acknowledg*, correction,
      corrections, editors note, clarification
      """),
    CuePhrases(
      .faq, .opening,
      """
      faq, faqs, frequently asked, conclusion, conclusions, key takeaways, summary, final thoughts,
      overview, introduction, background, bottom line, the bottom line, tldr, tl dr, pros, cons
      """),
    CuePhrases(
      .ui, .whole,
      """
      home, menu, search, close, back, back to top, top, open, expand, show, hide, next, more, view,
      play, pause, mute, settings, click here, tap, loading, scroll, toggle, skip, go, submit, ok,
      yes, no, accept, cancel, reset, edit, apply, filter, sort, log in, login, help, contact, about,
      about us, close menu, main menu, read more, see more, view all, see all, options, language
      """),
    CuePhrases(
      .ui, .opening,
      """
      skip to, javascript*, java script*, your browser, please enable, continued from page|on page,
      read original article
      """),
  ]

  /// What ends an English article: see ``TerminalCut``.
  private static let englishRules = [
    CuePhrases(
      .closing, .whole,
      """
      comment, comments, # comment, # comments, comments #, no comments, no comments yet, hashtags,
      response, responses, add a comment, leave a reply, discussion about this post,
      read|view the full|original article|story, read|view the full|original article|story here
      """),
    CuePhrases(
      .closing, .opening,
      """
      leave|post|add|write a|your reply|comment|replies|comments, join the conversation|discussion,
      show comments, show all comments, view comments, view all comments, view # comments,
      view all # comments, be the first to comment, load comments
      """),
    CuePhrases(
      .further, .whole,
      """
      details|more to follow, more details to follow, related,
      related article|articles|stories|story|posts|news|content|topics|coverage|reading,
      related links|items|video|videos|post, you may|might like, you may|might also like|enjoy,
      you may|might be interested in, you may|might also be interested in, youll also like,
      recommended, recommended for you, recommended stories|articles|reading|posts|videos,
      more stories|news|articles|posts|headlines, more to read, more for you, more like this,
      more top stories, read next, up next, what to read next, trending,
      trending now|stories|news, popular|recent|similar|other|featured posts|stories|articles|news,
      popular|recent|similar|other|featured reads, editors pick|picks|choice, editor pick|picks,
      around the web, from the web, from around the web, sponsored content|stories|links,
      promoted content|stories, dont miss, in case you missed it, keep reading, continue reading,
      explore more, about the author, meet the author, share, share this, tag, tags, topic, topics,
      share this|the article|story|post, newsletter, advertisement feature, podcast, podcasts,
      latest news|stories|articles|posts|headlines|videos, also read, see also, like this,
      did you make this recipe, tried this recipe, made this recipe, rate this recipe
      """),
    CuePhrases(
      .further, .opening,
      """
      more|latest from|in|on, most read|popular|viewed|recent, filed under, try our,
      share facebook|twitter|x|linkedin|pinterest|email|whatsapp|telegram|reddit|copy|print|tumblr
      """),
    CuePhrases(
      .trailer, .anywhere,
      """
      newsletter*, subscri*, sign up for|to|here, commenting policy|system|section, comment policy,
      comment system|section, leave comments, follow us, follow him|her|me on, all rights reserved,
      copyright*, ©, privacy policy, terms of use|service, originally appeared|published,
      first appeared|published, read the full, click here, feedback*, get in touch, contact us,
      download the|our, whatsapp channel, telegram channel, support our|us, donat*, become a member,
      views expressed, this story has been, we use cookies, you receive|received this,
      you are receiving this
      """),
    CuePhrases(
      .ago, .anywhere,
      """
      a|an|# min|mins|minute|minutes|hour|hours|hr|hrs|day|days|week|weeks ago,
      a|an|# month|months|year|years ago, time #
      """),
    CuePhrases(
      .reaction, .whole,
      """
      reply, replies, # replies, # reply, like, likes, # like, # likes, report, report comment,
      report abuse, permalink, permanent link, quote, upvote, downvote, flag, helpful, # helpful,
      log in to reply, login to reply, reply quote, like reply, reply like, share reply, edited,
      # points, # point, parent, collapse, liked by # people, reply report, was this helpful
      """),
    CuePhrases(.reaction, .opening, "reply to, in reply to, liked by, replying to, score #"),
    CuePhrases(.reaction, .ending, "says, wrote, commented, reply, ago reply, am reply, pm reply"),
    CuePhrases(.decoration, .ending, "background, logo, image, icon, avatar, thumbnail"),
    CuePhrases(
      .teaser, .opening,
      """
      read more, read also, also read, see also, related, related story|stories|article|articles,
      more on this story, recommended reading, dont miss, you may also like, watch more, read next,
      story continues below, article continues below
      """),
  ]
}
