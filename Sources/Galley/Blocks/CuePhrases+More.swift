// Cue phrases in Persian, Greek, Hindi, Indonesian, Thai and Vietnamese: the most frequent ones.

extension CuePhrases {
  static let persian = [
    CuePhrases(
      .related, .opening, "بیشتر بخوانید, بیشتر بخوان, مطالب مرتبط, اخبار مرتبط, پربازدیدترین*"),
    CuePhrases(.share, .opening, "اشتراک گذاری, اشتراک‌گذاری, به اشتراک بگذارید"),
    CuePhrases(.comment, .opening, "نظرات, دیدگاه*, # نظر, ارسال نظر"),
    CuePhrases(.ad, .opening, "تبلیغات, آگهی"),
    CuePhrases(.tags, .opening, "برچسب*"),
    CuePhrases(.closing, .whole, "نظرات, # نظر, ارسال نظر, دیدگاه‌ها"),
    CuePhrases(
      .further, .whole, "بیشتر بخوانید, مطالب مرتبط, اخبار مرتبط, مطالب پیشنهادی, برچسب‌ها"),
    CuePhrases(.teaser, .opening, "بیشتر بخوانید"),
  ]

  static let greek = [
    CuePhrases(
      .related, .opening,
      "διαβάστε ακόμη|επίσης|ακόμα, δείτε ακόμη|επίσης, σχετικά άρθρα, περισσότερα νέα"),
    CuePhrases(.share, .opening, "κοινοποίηση, μοιραστείτε*"),
    CuePhrases(.comment, .opening, "σχόλια, # σχόλια, αφήστε σχόλιο"),
    CuePhrases(.ad, .opening, "διαφήμιση"),
    CuePhrases(.tags, .opening, "ετικέτες"),
    CuePhrases(.closing, .whole, "σχόλια, # σχόλια"),
    CuePhrases(
      .further, .whole,
      "διαβάστε ακόμη, διαβάστε επίσης, διαβάστε ακόμα, δείτε επίσης|ακόμη, σχετικά άρθρα, κοινοποίηση"
    ),
    CuePhrases(.teaser, .opening, "διαβάστε ακόμη, διαβάστε επίσης"),
  ]

  static let hindi = [
    CuePhrases(.related, .opening, "यह भी पढ़ें, ये भी पढ़ें, संबंधित खबरें, और पढ़ें"),
    CuePhrases(.share, .opening, "शेयर करें, साझा करें, लिंक कॉपी करें, कॉपी लिंक, व्हाट्सऐप, व्हाट्सएप, फ़ेसबुक, फेसबुक"),
    CuePhrases(.byline, .opening, "लेखक, द्वारा"),
    CuePhrases(
      .date, .anywhere,
      """
      D जनवरी|फ़रवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर Y,
      D नवंबर|नवम्बर|दिसंबर|दिसम्बर Y, # मिनट|घंटे|दिन पहले
      """),
    CuePhrases(.ago, .anywhere, "# मिनट|घंटे|दिन पहले"),
    CuePhrases(.copy, .anywhere, "सर्वाधिकार सुरक्षित, गोपनीयता नीति"),
    CuePhrases(
      .ui, .whole, "होम, खोजें, साइन इन, लॉग इन, मेन्यू, फॉलो करें, हमें फॉलो करें, फ़ॉलो करें, शेयर करें, साझा करें"),
    CuePhrases(.comment, .opening, "टिप्पणियाँ, टिप्पणियां, # टिप्पणियाँ"),
    CuePhrases(.news, .anywhere, "व्हाट्सऐप चैनल, व्हाट्सएप चैनल, टेलीग्राम चैनल, न्यूज़लेटर"),
    CuePhrases(.ad, .opening, "विज्ञापन"),
    CuePhrases(.tags, .opening, "टैग्स, टैग"),
    CuePhrases(.closing, .whole, "टिप्पणियाँ, टिप्पणियां, # टिप्पणियाँ"),
    CuePhrases(
      .further, .whole,
      "यह भी पढ़ें, ये भी पढ़ें, संबंधित खबरें, संबंधित ख़बरें, लिंक कॉपी करें, हमें फॉलो करें, लेटेस्ट न्यूज़, टॉप स्टोरीज, ताज़ा खबरें"),
    CuePhrases(.teaser, .opening, "यह भी पढ़ें, ये भी पढ़ें"),
  ]

  static let indonesian = [
    CuePhrases(
      .related, .opening, "baca juga|selengkapnya, berita terkait|lainnya, artikel terkait"),
    CuePhrases(.share, .opening, "bagikan*"),
    CuePhrases(.comment, .opening, "komentar, # komentar"),
    CuePhrases(.ad, .opening, "iklan"),
    CuePhrases(.closing, .whole, "komentar, # komentar"),
    CuePhrases(
      .further, .whole,
      "baca juga, berita terkait|lainnya|terpopuler, artikel terkait|lainnya, bagikan, bagikan ini|artikel"
    ),
    CuePhrases(.teaser, .opening, "baca juga"),
  ]

  static let thai = [
    CuePhrases(.related, .opening, "ข่าวที่เกี่ยวข้อง, อ่านเพิ่มเติม, บทความที่เกี่ยวข้อง"),
    CuePhrases(.share, .opening, "แชร์, คัดลอกลิงก์"),
    CuePhrases(.comment, .opening, "ความคิดเห็น, # ความคิดเห็น, แสดงความคิดเห็น"),
    CuePhrases(
      .date, .anywhere,
      """
      D มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม #,
      D พฤศจิกายน|ธันวาคม #, เผยแพร่เมื่อ
      """),
    CuePhrases(.tags, .opening, "แท็ก, หมวดหมู่, อยู่ใน"),
    CuePhrases(.copy, .anywhere, "สงวนลิขสิทธิ์"),
    CuePhrases(.ui, .whole, "หน้าแรก, ค้นหา, เมนู, ข้ามไปยังเนื้อหา"),
    CuePhrases(.ad, .opening, "โฆษณา"),
    CuePhrases(.closing, .whole, "ความคิดเห็น, # ความคิดเห็น, แสดงความคิดเห็น"),
    CuePhrases(.further, .whole, "ข่าวที่เกี่ยวข้อง, บทความที่เกี่ยวข้อง, แชร์, เรื่องล่าสุด"),
  ]

  static let vietnamese = [
    CuePhrases(
      .related, .opening,
      "xem thêm, đọc thêm, tin|bài liên quan, bài viết liên quan, tin cùng chuyên mục"),
    CuePhrases(.comment, .opening, "bình luận, # bình luận, ý kiến bạn đọc"),
    CuePhrases(.ad, .opening, "quảng cáo"),
    CuePhrases(.closing, .whole, "bình luận, # bình luận, ý kiến bạn đọc"),
    CuePhrases(
      .further, .whole,
      "tin|bài liên quan, bài viết liên quan, xem thêm, tin cùng chuyên mục, chia sẻ"),
    CuePhrases(.teaser, .opening, "xem thêm, đọc thêm"),
  ]
}
