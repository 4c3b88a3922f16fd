"""Plain text, tables as text, XML and mail."""

from __future__ import annotations

from email.message import EmailMessage

from tests.odd.archives import zipped
from tests.odd.odd import READ, Odd, just

_ROWS = "序号,专利号,供给方\r\n1,201810123456.5,某某大学\r\n"
_INVOICE = (
    '<?xml version="1.0" encoding="UTF-8"?>{doctype}<EInvoice><Header><EIid>24312000000136634917</EIid></Header>'
    "<EInvoiceData><SellerInformation><SellerIdNum>12100000400000624D</SellerIdNum></SellerInformation>"
    "<BasicInformation><TotalTax-includedAmount>{total}</TotalTax-includedAmount></BasicInformation></EInvoiceData>"
    "<TaxSupervisionInfo><InvoiceNumber>24312000000136634917</InvoiceNumber></TaxSupervisionInfo></EInvoice>"
)
_LAUGHS = "<!DOCTYPE x [" + "".join(
    f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "ha"}">' for level in range(10)
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/passwd">]>'


def _invoice(doctype: str = "", total: str = "318000.00") -> str:
    return _INVOICE.format(doctype=doctype, total=total)


def _mail(kind: str = "plain", charset: str = "utf-8") -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "申报材料", "a@example.com", "b@example.com"
    mail.set_content("<p>专利权转让<b>合同</b></p><style>x</style>" if kind == "html" else "见附件", kind, charset)
    mail.add_attachment(zipped({"合同/1.txt": "专利权转让合同"}), "application", "zip", filename="资料.zip")
    inner = EmailMessage()
    inner["Subject"], inner["From"], inner["Date"] = "转发", "c@example.com", "Mon, 01 Mar 2021 08:00:00 +0800"
    inner.set_content("发票见附件")
    mail.add_attachment(inner)
    return mail.as_bytes()


def _broken_mail() -> bytes:
    heads = b"From: a@example.com\r\nTo: =?utf-8?B?!!!!\r\nSubject: =?gb2312?B?yerH?=\r\nMIME-Version: 1.0\r\n"
    kind = b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
    part = b"--x\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n\xd7\xa8\xc0\xfb\r\n--x\r\n"
    return (
        heads
        + kind
        + part
        + b'Content-Disposition: attachment; filename="../../evil.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\n!='
    )


ODD = (
    Odd("空.pdf", just(b""), "empty"),
    Odd("空.txt", just(b""), "empty"),
    Odd("只有空格.txt", just(" \n\t\n"), READ),
    Odd("文字.pdf", just("专利权转让合同\n" * 20), "mislabelled"),
    Odd("网页.jpg", just("<html><body>404</body></html>"), "mislabelled"),
    Odd("网页.html", just("<!doctype html><html><body>404</body></html>"), "unsupported"),
    Odd("乱码.bin", just(bytes(range(256)) * 8), "unsupported"),
    Odd("乱码.pdf", just(bytes(range(255, -1, -1)) * 8), "mislabelled"),
    Odd("程序.exe", just(b"MZ\x90\x00" + bytes(range(256)) * 4), "unsupported"),
    Odd("utf8.csv", just(_ROWS), READ, says="某某大学"),
    Odd("utf8-bom.csv", just(b"\xef\xbb\xbf" + _ROWS.encode()), READ, says="某某大学"),
    Odd("gb18030.csv", just(_ROWS.encode("gb18030")), READ, says="某某大学"),
    Odd("utf16.csv", just(_ROWS.encode("utf-16")), READ, says="某某大学"),
    Odd("utf16-无标记.csv", just(_ROWS.encode("utf-16-le")), READ, says="某某大学"),
    Odd("utf16be.txt", just(b"\xfe\xff" + _ROWS.encode("utf-16-be")), READ, says="某某大学"),
    Odd("等号.csv", just('专利号\n="201810123456.5"\n'), READ, says="201810123456.5"),
    Odd("分号.csv", just(_ROWS.replace(",", ";")), READ, says="某某大学"),
    Odd("未闭合引号.csv", just('专利号,"供给方\n1,2\n3,4'), READ),
    Odd("超长单元格.csv", just('专利号,"' + "长" * 200_000 + '"\n'), "limit", says="cells"),
    Odd("单元格过多.csv", just("1,2,3,4,5,6,7,8,9,10\n" * 1_000), "limit", says="cells"),
    Odd("数电票.xml", lambda: _invoice().encode(), READ, says="24312000000136634917"),
    Odd("数电票-gbk.xml", lambda: _invoice().replace("UTF-8", "GBK").encode("gbk"), READ, says="24312000000136634917"),
    Odd("实体炸弹.xml", lambda: _invoice(_LAUGHS + "]>", "&l9;").encode(), "damaged", says="实体"),
    Odd("外部实体.xml", lambda: _invoice(_OUTSIDE, "&outside;").encode(), "damaged", says="实体"),
    Odd("外部实体-utf16.xml", lambda: _invoice(_OUTSIDE, "&outside;").encode("utf-16"), "damaged", says="实体"),
    Odd("未闭合.xml", just(_invoice()[:-20]), "damaged"),
    Odd("嵌套过深.xml", just("<?xml version='1.0'?>" + "<a>" * 5_000 + "x" + "</a>" * 5_000), "limit"),
    Odd("没有内容.xml", just("<?xml version='1.0'?><a/>"), "empty"),
    Odd("图形.svg", just("<?xml version='1.0'?><svg><script>alert(1)</script></svg>"), "unsupported"),
    Odd(
        "邮件.eml",
        _mail,
        READ,
        {
            "邮件正文.txt": READ,
            "资料.zip": READ,
            "资料.zip/合同/1.txt": READ,
            "附件2.eml": READ,
            "附件2.eml/邮件正文.txt": READ,
        },
    ),
    Odd("邮件-gbk.eml", lambda: _mail("html", "gb2312"), READ, {"邮件正文.txt": READ, "资料.zip": READ}),
    Odd("邮件-残缺.eml", _broken_mail, READ, {"邮件正文.txt": READ, "../../evil.txt": "unsafe_name"}),
)
