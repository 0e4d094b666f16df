"""Arabic: answers that many questions share."""

AMOUNT = {
    "0": "لا، أبدًا",
    "1": "قليلًا",
    "2": "بدرجة متوسطة",
    "3": "كثيرًا",
    "4": "كثيرًا جدًا",
}
YES_NO = {
    "NO": "لا",
    "YES": "نعم",
}
NOT_SURE = {"UNSURE": "لا أعرف بالتأكيد"}
NONE = {"NONE": "لا شيء من هذه"}
PRIVATE = {"PRIVATE": "أفضّل الحديث على انفراد"}
AGREE = {"YES": "أوافق"}
