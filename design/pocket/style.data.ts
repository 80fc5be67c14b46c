/** The look of pages without script: large type, black on white, one column from 320 px on, readable on paper. */
export const POCKET_STYLE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:#111;font:20px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;overflow-wrap:anywhere;line-break:strict}
.top{display:flex;justify-content:space-between;align-items:center;gap:12px;padding:6px 16px;border-bottom:2px solid #0b6655}
.top a{display:inline-flex;align-items:center;min-height:48px;color:#0b6655;font-weight:600;text-decoration:none}
.top a:hover{text-decoration:underline}
.language{padding:0 8px}
main{max-width:40em;margin:0 auto;padding:16px 16px 64px}
h1{font-size:28px;line-height:1.35;margin:18px 0 8px;text-wrap:balance}
h2{font-size:23px;line-height:1.4;margin:34px 0 8px;padding-top:14px;border-top:1px solid #8a938f}
p{margin:8px 0;text-wrap:pretty}
a{color:#0b5c4d}
:focus-visible{outline:4px solid #1c4f8c;outline-offset:2px}
.standing{padding:12px 16px;border-radius:6px;border:3px solid;margin:0}
.standing strong{display:block;font-size:28px;line-height:1.35}
.standing p{margin:2px 0}
.good{background:#e4f1ed;border-color:#0b6655}
.bad{background:#fbece8;border-color:#9c2917}
.look{background:#fdf3dc;border-color:#8a5a00}
.number{font-size:24px;font-weight:700;letter-spacing:.02em;font-variant-numeric:tabular-nums}
dl{margin:12px 0 0;display:grid;gap:14px}
dt{font-size:18px;color:#3d484e}
dd{margin:0;font-weight:600}
dd small,.small{font-size:17px;font-weight:400;color:#3d484e}
.price{font-size:26px;line-height:1.35}
ul{margin:8px 0;padding-left:1.2em}
li{margin:6px 0}
.comments{list-style:none;padding:0}
.comments li{border-left:4px solid #8a938f;padding:2px 0 2px 14px;margin:16px 0}
.answer{border-left:4px solid #0b6655;padding-left:12px;margin-top:8px}
form{display:grid;gap:14px}
label{display:grid;gap:4px;font-weight:600}
label small{font-weight:400}
input,textarea,select{font:inherit;color:inherit;padding:10px 12px;border:2px solid #4a555c;border-radius:6px;width:100%;background:#fff}
textarea{min-height:7em}
button{font:inherit;font-weight:700;min-height:52px;padding:8px 20px;border:0;border-radius:6px;background:#0b6655;color:#fff;cursor:pointer}
button:hover{background:#084c40}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:18px}
th,td{text-align:left;padding:8px 10px 8px 0;border-bottom:1px solid #8a938f;vertical-align:top}
td{font-variant-numeric:tabular-nums}
thead th{white-space:nowrap}
.qr{width:44mm;height:44mm}
@media print{body{font-size:13pt}.top,form{display:none}main{max-width:none;padding:0}@page{size:A4;margin:18mm}}
`
