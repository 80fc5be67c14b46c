import type { PictureOptions } from './picture-grid.ts'

/** One template drawn as text, and all that has to be understood of it (see summarise-sheet.ts for the wording). */
export interface TemplateCase {
  readonly name: string
  readonly options?: PictureOptions
  readonly picture: string
  readonly expected: string
}

export const TEMPLATES: readonly TemplateCase[] = [
  {
    name: '名册:标题、填报单位行、空白有框行、落款',
    picture: `
/80周岁以上老年人花名册|<|<|<|<|<
/填报单位(盖章):        单位:人、元      填表日期:|<|<|<|<|<
|序号|姓　名|性别|身份证\\n号码|联系\\n电话|备注
|1|||||
|2|||||
|3|||||
/单位负责人:|<|审核人:||填表人:|
/注:1.本表由村(社区)填写;2.年龄计算截至2026年10月31日。|<|<|<|<|<`,
    expected: `
list · 80周岁以上老年人花名册 · 2026-10-31 · 人、元
above: 填报单位(盖章): 单位:人、元 填表日期:
note: 注:1.本表由村(社区)填写;2.年龄计算截至2026年10月31日。
field: A2 unit-name 填报单位(盖章)
field: A2 measure-unit 单位 = 人、元
field: A2 fill-date 填表日期
field: A7 signature 单位负责人
field: C7 signature 审核人
field: E7 filler 填表人
list A3:F6 | header 3-3 | body 4-6 | template 4
  A3 序号 column 1 (samples 1,2,3)
  B3 姓名 column 2
  C3 性别 column 3
  D3 身份证号码 column 4
  E3 联系电话 column 5
  F3 备注 column 6`,
  },
  {
    name: '两级表头:家庭成员横向合并',
    picture: `
/低保家庭成员台账|<|<|<|<|<|<
|序号|户主姓名|家庭成员|<|<|<|备注
|^|^|姓名|性别|与户主关系|年龄(岁)|^
|||||||
|||||||`,
    expected: `
list · 低保家庭成员台账
list A2:G5 | header 2-3 | body 4-5 | template 4
  A2 序号 column 1
  B2 户主姓名 column 2
  C3 家庭成员/姓名 column 3
  D3 家庭成员/性别 column 4
  E3 家庭成员/与户主关系 column 5
  F3 家庭成员/年龄 column 6 (unit 岁)
  G2 备注 column 7`,
  },
  {
    name: '三级表头与同名叶、单位叶',
    picture: `
/____年__月农村居民最低生活保障统计表|<|<|<|<|<|<|<
/填报单位:XX县民政局|||||||单位:户、人、万元
|地区|低保户数|低保人数|动态管理|<|<|<|当月资金支出(万元)
|^|^|^|当月新增|<|当月退出|<|^
|^|^|^|户数|人数|户数|人数|^
|甲|1|2|3|4|5|6|7
|合计|=SUM(B8:B9)|=SUM(C8:C9)|||||
||||||||
||||||||
/单位负责人:   审核人:   填表人:   联系电话:|<|<|<|<|<|<|<`,
    expected: `
statistics · ____年__月农村居民最低生活保障统计表 · 户、人、万元
above: 填报单位:XX县民政局
above: 单位:户、人、万元
field: A1 period ____年__月
field: A2 unit-name 填报单位 = XX县民政局
field: H2 measure-unit 单位 = 户、人、万元
field: A10 signature 单位负责人
field: A10 signature 审核人
field: A10 filler 填表人
field: A10 phone 联系电话
statistics A3:H9 | header 3-6 | body 8-9 | template 8 | totals 7
  A3 地区 column 1 (#甲)
  B3 低保户数 column 2 (#1)
  C3 低保人数 column 3 (#2)
  D5 动态管理/当月新增/户数 column 4 (#3)
  E5 动态管理/当月新增/人数 column 5 (#4)
  F5 动态管理/当月退出/户数 column 6 (#5)
  G5 动态管理/当月退出/人数 column 7 (#6)
  H3 当月资金支出 column 8 (unit 万元; #7)
  A7 合计 row 7`,
  },
  {
    name: '三级表头,末级为户|人',
    picture: `
/低保动态管理情况统计表|<|<|<|<
|地区|动态管理|<|<|<
|^|当月新增|<|当月退出|<
|^|户|人|户|人
|城关镇||||
|河口乡||||
|合计|=SUM(B5:B6)|=SUM(C5:C6)|=SUM(D5:D6)|=SUM(E5:E6)`,
    expected: `
statistics · 低保动态管理情况统计表
statistics A2:E7 | header 2-4 | body 5-6 | template 5 | totals 7
  A2 地区 column 1 (samples 城关镇,河口乡)
  B4 动态管理/当月新增/户 column 2 (unit 户)
  C4 动态管理/当月新增/人 column 3 (unit 人)
  D4 动态管理/当月退出/户 column 4 (unit 户)
  E4 动态管理/当月退出/人 column 5 (unit 人)
  A5 城关镇 row 5
  A6 河口乡 row 6
  A7 合计 row 7 (computed)`,
  },
  {
    name: '未合并的父级表头',
    picture: `
/困境儿童情况表||||||
|序号|姓名|监护人||补贴||备注
|||姓名|电话|标准|金额(元)|
|||||||
|||||||`,
    expected: `
list · 困境儿童情况表
list A2:G5 | header 2-3 | body 4-5 | template 4
  A2 序号 column 1
  B2 姓名 column 2
  C3 监护人/姓名 column 3
  D3 监护人/电话 column 4
  E3 补贴/标准 column 5
  F3 补贴/金额 column 6 (unit 元)
  G2 备注 column 7`,
  },
  {
    name: '其中:总数下的L形',
    picture: `
/残疾人情况统计表|<|<|<|<|<
|乡镇|残疾人总数||||持证率(%)
|||其中:女|重度|农村|
|||||||`,
    expected: `
statistics · 残疾人情况统计表
statistics A2:G4 | header 2-3 | body 4-4 | template 4
  A2 乡镇 column 1
  B2 残疾人总数 column 2
  C3 残疾人总数/其中:女 column 3 (part of 残疾人总数)
  D3 残疾人总数/重度 column 4 (part of 残疾人总数)
  E3 残疾人总数/农村 column 5 (part of 残疾人总数)
  F2 持证率 column 6 (unit %)`,
  },
  {
    name: '其中列与父级总数',
    picture: `
/资金支出统计表|<|<|<|<
|地区|资金总支出(万元)|<|<|<
|^|合计|其中:低保金|其中:物价补贴|其中:其他补贴
|||||`,
    expected: `
statistics · 资金支出统计表
statistics A2:E4 | header 2-3 | body 4-4 | template 4
  A2 地区 column 1
  B3 资金总支出/合计 column 2 (unit 万元)
  C3 资金总支出/其中:低保金 column 3 (unit 万元; part of 资金总支出)
  D3 资金总支出/其中:物价补贴 column 4 (unit 万元; part of 资金总支出)
  E3 资金总支出/其中:其他补贴 column 5 (unit 万元; part of 资金总支出)`,
  },
  {
    name: '栏号有缺、单位行、等式',
    picture: `
/农业生产情况统计表|<|<|<|<|<
|单位|播种面积|总产量|其中:水稻|其中:玉米|其中:薯类
|甲|1|21|22|23|25
||亩|吨|吨|吨|吨
|||||||
|||||||
/说明:21=22+23+25;第1栏≥第5栏|<|<|<|<|<`,
    expected: `
statistics · 农业生产情况统计表
note: 说明:21=22+23+25;第1栏≥第5栏
statistics A2:G6 | header 2-4 | body 5-6 | template 5 | equations 21=22+23+25,1>=5
  A2 单位 column 1 (#甲)
  B2 播种面积 column 2 (unit 亩; #1)
  C2 总产量 column 3 (unit 吨; #21)
  D2 其中:水稻 column 4 (unit 吨; #22; part of 总产量)
  E2 其中:玉米 column 5 (unit 吨; #23; part of 总产量)
  F2 其中:薯类 column 6 (unit 吨; #25; part of 总产量)`,
  },
  {
    name: '栏号内印等式',
    picture: `
/人口变动月报表|<|<|<|<
|村名|期末人口|期初人口|增加|减少
|甲|1=2+3-4|2|3|4
|合计||||
|||||`,
    expected: `
statistics · 人口变动月报表
statistics A2:E5 | header 2-3 | body 5-5 | template 5 | totals 4 | equations 1=2+3-4
  A2 村名 column 1 (#甲)
  B2 期末人口 column 2 (#1)
  C2 期初人口 column 3 (#2)
  D2 增加 column 4 (#3)
  E2 减少 column 5 (#4)
  A4 合计 row 4`,
  },
  {
    name: '交叉表:对角表头,合并竖标',
    picture: `
/2026年9月各类人员统计表|<|<|<|<
|项目\\\\地区|<|城关镇|河口乡|合计
|困难群众|低保对象|||=C3+D3
|^|特困人员|||=C4+D4
|^|其中:集中供养|||
|残疾人|一级|||
|^|二级|||
|合计|<|=SUM(C3:C7)|=SUM(D3:D7)|`,
    expected: `
statistics · 2026年9月各类人员统计表 · 2026-09-30
statistics A2:E8 | header 2-2 | body 3-7 | template 3 | totals 8
  A2 项目\\\\地区 column 1 (samples 困难群众,残疾人)
  C2 城关镇 column 3
  D2 河口乡 column 4
  E2 合计 column 5 (samples 0; computed)
  B3 困难群众/低保对象 row 3
  B4 困难群众/特困人员 row 4
  B5 困难群众/其中:集中供养 row 5 (part of 特困人员)
  B6 残疾人/一级 row 6
  B7 残疾人/二级 row 7
  A8 合计 row 8 (computed)`,
  },
  {
    name: '交叉表:空角,指标名称、计量单位、代码',
    picture: `
/农村基本情况|<|<|<
|指标名称|计量单位|代码|数量
|甲|乙|丙|1
|一、乡村户数|户|01|
|二、乡村人口|人|02|
|    其中:女|人|03|
|三、耕地面积|亩|04|`,
    expected: `
statistics · 农村基本情况
statistics A2:D7 | header 2-3 | body 4-7 | template 4
  A2 指标名称 column 1 (#甲; samples 一、乡村户数,二、乡村人口,其中:女,三、耕地面积)
  B2 计量单位 column 2 (#乙; samples 户,人,亩)
  C2 代码 column 3 (#丙; samples 1,2,3,4)
  D2 数量 column 4 (#1)
  A4 乡村户数 row 4 (unit 户; #1)
  A5 乡村人口 row 5 (unit 人; #2)
  A6 其中:女 row 6 (unit 人; #3; part of 乡村人口)
  A7 耕地面积 row 7 (unit 亩; #4)`,
  },
  {
    name: '卡片:标签与值成对,照片,成员重复块',
    picture: `
/农村留守儿童基本情况登记表|<|<|<|<|<|<
|姓名||性别||民族||照片
|出生日期||身份证号码|<||<|^
|家庭住址||<|<|<|<|^
|健康状况|健康( ) 残疾( ) 患病( )|<|<|是否寄宿|是□ 否□|<
|家庭成员|姓名|年龄|与本人关系|工作单位|<|联系电话
|^|||||<|
|^|||||<|
|^|||||<|
|村委会意见|(盖章)\\n年  月  日|<|<|<|<|<
/填表人:              填表日期:|<|<|<|<|<|<`,
    expected: `
card · 农村留守儿童基本情况登记表
field: A11 filler 填表人
field: A11 fill-date 填表日期
card A2:G10 | header 2-2 | no body | template 7 | repeats 家庭成员 7-9
  A2 姓名 → B2:B2
  C2 性别 → D2:D2
  E2 民族 → F2:F2
  G2 照片 → G2:G4
  A3 出生日期 → B3:B3
  C3 身份证号码 → E3:F3
  A4 家庭住址 → B4:F4
  A5 健康状况 → B5:D5 (boxes 健康,残疾,患病)
  E5 是否寄宿 → F5:G5 (boxes 是,否)
  B6 家庭成员/姓名 column 2
  C6 家庭成员/年龄 column 3
  D6 家庭成员/与本人关系 column 4
  E6 家庭成员/工作单位 column 5
  G6 家庭成员/联系电话 column 7
  A10 村委会意见 → B10:G10`,
  },
  {
    name: '卡片:两栏竖排',
    picture: `
/个人信息卡|<
|姓名|
|身份证号|
|联系电话|
|现住址|
|备注|`,
    expected: `
card · 个人信息卡
card A2:B6 | header 2-2 | no body
  A2 姓名 → B2:B2
  A3 身份证号 → B3:B3
  A4 联系电话 → B4:B4
  A5 现住址 → B5:B5
  A6 备注 → B6:B6`,
  },
  {
    name: '卡片:分节标题与值在下方',
    picture: `
/低保申请审批表|<|<|<
|一、基本情况|<|<|<
|申请人||身份证号|
|家庭人口||联系电话|
|二、家庭成员情况|<|<|<
|姓名|关系|年龄|健康状况
|||||
|||||
|三、审批意见|<|<|<
|村级意见||<|<
|乡镇意见||<|<`,
    expected: `
card · 低保申请审批表
card A2:E11 | header 2-2 | no body | template 7 | repeats 家庭成员情况 7-8
  A3 基本情况/申请人 → B3:B3
  C3 基本情况/身份证号 → D3:D3
  A4 基本情况/家庭人口 → B4:B4
  C4 基本情况/联系电话 → D4:D4
  A6 家庭成员情况/姓名 column 1
  B6 家庭成员情况/关系 column 2
  C6 家庭成员情况/年龄 column 3
  D6 家庭成员情况/健康状况 column 4
  A10 审批意见/村级意见 → B10:D10
  A11 审批意见/乡镇意见 → B11:D11`,
  },
  {
    name: '一户多行:户主列纵向合并',
    picture: `
/低保家庭花名册|<|<|<|<|<
|序号|户主姓名|家庭住址|成员姓名|与户主关系|年龄
||||||
|^|^|^|||
|^|^|^|||
||||||
|^|^|^|||`,
    expected: `
list · 低保家庭花名册
list A2:F7 | header 2-2 | body 3-7 | template 3 | merged down 1,2,3
  A2 序号 column 1
  B2 户主姓名 column 2
  C2 家庭住址 column 3
  D2 成员姓名 column 4
  E2 与户主关系 column 5
  F2 年龄 column 6`,
  },
  {
    name: '名册中的勾选框',
    picture: `
/九小场所排查表|<|<|<
|序号|场所名称|场所类型|是否住人
|1||□公共娱乐场所 □宾馆 □餐饮|是□ 否□
|2||□公共娱乐场所 □宾馆 □餐饮|是□ 否□`,
    expected: `
list · 九小场所排查表
list A2:D4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1 (samples 1,2)
  B2 场所名称 column 2
  C2 场所类型 column 3 (boxes 公共娱乐场所,宾馆,餐饮; samples □公共娱乐场所 □宾馆 □餐饮)
  D2 是否住人 column 4 (boxes 是,否; samples 是□ 否□)`,
  },
  {
    name: '考勤:1–31日',
    picture: `
/公益性岗位考勤表|<|<|<|<|<|<|<
|序号|姓名|出勤情况|<|<|<|<|合计
|^|^|1|2|3|4|5|^
|||||||||
|||||||||`,
    expected: `
list · 公益性岗位考勤表
list A2:I5 | header 2-3 | body 4-5 | template 4
  A2 序号 column 1
  B2 姓名 column 2
  C3 出勤情况/1 column 3
  D3 出勤情况/2 column 4
  E3 出勤情况/3 column 5
  F3 出勤情况/4 column 6
  G3 出勤情况/5 column 7
  H2 合计 column 8`,
  },
  {
    name: '上下两张表',
    picture: `
/村级情况|<|<|<
|序号|姓名|职务|电话
||||
||||
/
/二、志愿者|<|<|<
|序号|姓名|年龄|特长
||||
||||`,
    expected: `
list · 村级情况
note: 二、志愿者
list A2:D4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1
  B2 姓名 column 2
  C2 职务 column 3
  D2 电话 column 4
list A7:D9 | heading 志愿者 | header 7-7 | body 8-9 | template 8
  A7 序号 column 1
  B7 姓名 column 2
  C7 年龄 column 3
  D7 特长 column 4`,
  },
  {
    name: '左右两张表',
    picture: `
/村干部与网格员|<|<|<|<|<|<|<
|序号|姓名|电话|@|序号|网格|网格员|电话
||||@||||
||||@||||`,
    expected: `
list · 村干部与网格员
list A2:C4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1
  B2 姓名 column 2
  C2 电话 column 3
list E2:H4 | header 2-2 | body 3-4 | template 3
  E2 序号 column 5
  F2 网格 column 6
  G2 网格员 column 7
  H2 电话 column 8`,
  },
  {
    name: '无标题,表头在第一行,已有数据',
    picture: `
/姓名|身份证号|手机号|入党时间
/张三丰|519900198001010018|13800000000|2001-07-01
/李四光|519900197502020027|13900000000|1999-07-01`,
    expected: `
list · -
list A1:D3 | header 1-1 | body 2-3 | template 2 | occupied 2,3
  A1 姓名 column 1 (samples 张三丰,李四光)
  B1 身份证号 column 2 (samples 519900198001010018,519900197502020027)
  C1 手机号 column 3 (samples 13800000000,13900000000)
  D1 入党时间 column 4 (samples 2001-07-01,1999-07-01)`,
  },
  {
    name: '仅有表头',
    picture: `
/人员信息导入模板|||
/姓名|身份证号|手机号|地址`,
    expected: `
list · 人员信息导入模板
list A2:D2 | header 2-2 | body 3-3 | template 3
  A2 姓名 column 1
  B2 身份证号 column 2
  C2 手机号 column 3
  D2 地址 column 4`,
  },
  {
    name: '示例行与省略号行',
    picture: `
/孤儿基本生活费发放表|<|<|<
|序号|姓名|身份证号|金额
|例|张三|519900201001010012|1000
|1||||
|2||||
|……||||
|合计|||`,
    expected: `
list · 孤儿基本生活费发放表
list A2:E7 | header 2-2 | body 4-6 | template 4 | totals 7 | occupied 3
  A2 序号 column 1 (samples 例,1,2,……)
  B2 姓名 column 2 (samples 张三)
  C2 身份证号 column 3 (samples 519900201001010012)
  D2 金额 column 4 (samples 1000)`,
  },
  {
    name: '填表说明页',
    options: { name: '填表说明' },
    picture: `
/填表说明
/1.本表由各乡镇填写,每月5日前报送。
/2.身份证号必须为文本格式,共18位。`,
    expected: `
none · -
note: 填表说明
note: 1.本表由各乡镇填写,每月5日前报送。
note: 2.身份证号必须为文本格式,共18位。`,
  },
  {
    name: '隐藏列',
    options: { hiddenColumns: [2], dropDowns: { 'C3:C4': ['男', '女'] } },
    picture: `
/党员花名册|<|<|<
|序号|内部编码|性别|姓名*
|||||
|||||`,
    expected: `
list · 党员花名册
list A2:E4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1
  B2 内部编码 column 2 (hidden)
  C2 性别 column 3 (choices 男,女)
  D2 姓名 column 4`,
  },
  {
    name: '合计在首行',
    picture: `
/各村耕地面积统计表|<|<|<
|村名|承包面积(亩)|确权面积(亩)|户数
|合计|=SUM(B4:B6)|=SUM(C4:C6)|
|东村||||
|西村||||
|南村||||`,
    expected: `
statistics · 各村耕地面积统计表
statistics A2:E6 | header 2-2 | body 4-6 | template 4 | totals 3
  A2 村名 column 1 (samples 东村,西村,南村)
  B2 承包面积 column 2 (unit 亩)
  C2 确权面积 column 3 (unit 亩)
  D2 户数 column 4
  A3 合计 row 3 (computed)
  A4 东村 row 4
  A5 西村 row 5
  A6 南村 row 6`,
  },
  {
    name: '附件+单位行分格',
    picture: `
/附件1|||||
/XX县2026年第三季度临时救助台账|<|<|<|<|<
/填报单位：|城关镇|||填报时间：|2026年9月30日
|序号|申请人|身份证号|困难类型|救助金额（元）|审批日期
||||||
||||||
|合计|<|<|<|=SUM(E5:E6)|
/填表人：张三||审核人：||联系电话：|0851-1234567`,
    expected: `
list · XX县2026年第三季度临时救助台账 · 2026-09-30
above: 附件1
above: 填报单位：
above: 城关镇
above: 填报时间：
above: 2026年9月30日
field: A3 unit-name 填报单位 = 城关镇
field: E3 fill-date 填报时间 = 2026年9月30日
field: A8 filler 填表人 = 张三
field: C8 signature 审核人
field: E8 phone 联系电话 = 0851-1234567
list A4:F7 | header 4-4 | body 5-6 | template 5 | totals 7
  A4 序号 column 1
  B4 申请人 column 2
  C4 身份证号 column 3
  D4 困难类型 column 4
  E4 救助金额 column 5 (unit 元)
  F4 审批日期 column 6`,
  },
  {
    name: '标题有框并入表',
    picture: `
|XX村户籍人口情况表|<|<|<
|填报单位：|<|单位：人|<
|组别|户数|人口|其中：女
|一组|||
|二组|||
|合计|||
|备注：以公安户籍为准|<|<|<`,
    expected: `
statistics · XX村户籍人口情况表 · 人
above: 填报单位：
above: 单位：人
note: 备注：以公安户籍为准
field: A2 unit-name 填报单位
field: C2 measure-unit 单位 = 人
statistics A3:D6 | header 3-3 | body 4-5 | template 4 | totals 6
  A3 组别 column 1 (samples 一组,二组)
  B3 户数 column 2
  C3 人口 column 3
  D3 其中:女 column 4 (part of 人口)
  A4 一组 row 4
  A5 二组 row 5
  A6 合计 row 6`,
  },
  {
    name: '预填姓名的名册',
    picture: `
/残疾人两项补贴核对表|<|<|<|<
|序号|姓名|身份证号|联系电话|是否在世
|1|王甲乙|519900198001010018||
|2|李丙丁|519900197502020027||`,
    expected: `
list · 残疾人两项补贴核对表
list A2:E4 | header 2-2 | body 3-4 | template 3 | occupied 3,4
  A2 序号 column 1 (samples 1,2)
  B2 姓名 column 2 (samples 王甲乙,李丙丁)
  C2 身份证号 column 3 (samples 519900198001010018,519900197502020027)
  D2 联系电话 column 4
  E2 是否在世 column 5`,
  },
  {
    name: '部分预填姓名',
    picture: `
/党员信息补充表|<|<|<
|序号|姓名|联系电话|家庭住址
|1|王甲乙||
|2|李丙丁||`,
    expected: `
list · 党员信息补充表
list A2:D4 | header 2-2 | body 3-4 | template 3 | occupied 3,4
  A2 序号 column 1 (samples 1,2)
  B2 姓名 column 2 (samples 王甲乙,李丙丁)
  C2 联系电话 column 3
  D2 家庭住址 column 4`,
  },
  {
    name: '按村预填名的名册',
    picture: `
/各村网格员名单|<|<|<
|村名|网格员姓名|联系电话|备注
|东村|||
|西村|||`,
    expected: `
list · 各村网格员名单
list A2:D4 | header 2-2 | body 3-4 | template 3 | occupied 3,4
  A2 村名 column 1 (samples 东村,西村)
  B2 网格员姓名 column 2
  C2 联系电话 column 3
  D2 备注 column 4`,
  },
  {
    name: '两栏并列指标',
    picture: `
/村级基本情况表|<|<|<
|指标|数量|指标|数量
|总户数（户）||总人口（人）|
|耕地面积（亩）||林地面积（亩）|
|低保户数||低保人数|`,
    expected: `
card · 村级基本情况表
card A2:D5 | header 2-2 | no body
  A3 总户数 → B3:B3 (unit 户)
  C3 总人口 → D3:D3 (unit 人)
  A4 耕地面积 → B4:B4 (unit 亩)
  C4 林地面积 → D4:D4 (unit 亩)
  A5 低保户数 → B5:B5
  C5 低保人数 → D5:D5`,
  },
  {
    name: '年龄段交叉表',
    picture: `
/人口年龄结构统计表|<|<|<|<|<
|年龄段|合计|<|男|<|女
|^|人数|占比|人数|占比|人数
|0-14岁|||||
|15-59岁|||||
|60岁及以上|||||
|总　计|||||
/说明：合计=男+女|<|<|<|<|<`,
    expected: `
statistics · 人口年龄结构统计表
note: 说明：合计=男+女
statistics A2:F7 | header 2-3 | body 4-6 | template 4 | totals 7
  A2 年龄段 column 1 (samples 0-14岁,15-59岁,60岁及以上)
  B3 合计/人数 column 2
  C3 合计/占比 column 3
  D3 男/人数 column 4
  E3 男/占比 column 5
  F3 女/人数 column 6
  A4 0-14岁 row 4
  A5 15-59岁 row 5
  A6 60岁及以上 row 6
  A7 总计 row 7`,
  },
  {
    name: '签名在框内',
    picture: `
/重残无业人员登记表|<|<|<
|序号|姓名|残疾证号|残疾等级
||||
||||
|填表人：|<|审核人：|<
|单位负责人（签字）：|<|日期：　年　月　日|<`,
    expected: `
list · 重残无业人员登记表
field: A5 filler 填表人
field: C5 signature 审核人
field: A6 signature 单位负责人(签字)
field: C6 fill-date 日期
list A2:D4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1
  B2 姓名 column 2
  C2 残疾证号 column 3
  D2 残疾等级 column 4`,
  },
  {
    name: '卡片无边框',
    picture: `
/外来人员登记卡|||
/姓名||性别|
/身份证号||电话|
/现住址|<||
/来源地|||`,
    expected: `
card · 外来人员登记卡
note: 现住址
note: 来源地
card A2:D3 | header 2-2 | no body
  A2 姓名 → B2:B2
  C2 性别 → D2:D2
  A3 身份证号 → B3:B3
  C3 电话 → D3:D3`,
  },
  {
    name: '卡片已填值',
    picture: `
/农户信息卡|<|<|<
|户主姓名|张三丰|身份证号|519900198001010018
|家庭人口|4|联系电话|13800000000
|家庭住址|东村三组|<|<`,
    expected: `
card · 农户信息卡
card A2:D4 | header 2-2 | no body
  A2 户主姓名 → B2:B2 (samples 张三丰)
  C2 身份证号 → D2:D2 (samples 519900198001010018)
  A3 家庭人口 → B3:B3 (samples 4)
  C3 联系电话 → D3:D3 (samples 13800000000)`,
  },
  {
    name: '父母横排卡片',
    picture: `
/儿童信息登记表|<|<|<|<|<
|儿童姓名||性别||出生日期|
|父亲|姓名||身份证号||
|母亲|姓名||身份证号||
|监护人|姓名||联系电话||
|残疾类别|□视力 □听力 □肢体|<|残疾等级|□一级 □二级|<
|备注||<|<|<|<`,
    expected: `
card · 儿童信息登记表
card A2:F7 | header 2-2 | no body
  A2 儿童姓名 → B2:B2
  C2 性别 → D2:D2
  E2 出生日期 → F2:F2
  B3 父亲/姓名 → C3:C3
  D3 父亲/身份证号 → E3:E3
  B4 母亲/姓名 → C4:C4
  D4 母亲/身份证号 → E4:E4
  B5 监护人/姓名 → C5:C5
  D5 监护人/联系电话 → E5:E5
  A6 残疾类别 → B6:C6 (boxes 视力,听力,肢体)
  D6 残疾等级 → E6:F6 (boxes 一级,二级)
  A7 备注 → B7:F7`,
  },
  {
    name: '亲属称谓为行的成员块',
    picture: `
/留守儿童登记表|<|<|<|<
|姓名||性别||民族
|家庭情况|称谓|姓名|出生日期|联系电话
|^|祖父|||
|^|祖母|||
|^|父亲|||
|^|母亲|||`,
    expected: `
card · 留守儿童登记表
card A2:E7 | header 2-2 | no body | template 4 | repeats 家庭情况 4-7
  A2 姓名 → B2:B2
  C2 性别 → D2:D2
  B3 家庭情况/称谓 column 2 (samples 祖父)
  C3 家庭情况/姓名 column 3
  D3 家庭情况/出生日期 column 4
  E3 家庭情况/联系电话 column 5
  B4 家庭情况/祖父 row 4
  B5 家庭情况/祖母 row 5
  B6 家庭情况/父亲 row 6
  B7 家庭情况/母亲 row 7`,
  },
  {
    name: '单列卡式标签带冒号',
    picture: `
/走访记录表|<
/走访时间：
/走访人：
/走访内容：`,
    expected: `
card · 走访记录表
card A2:C4 | header 2-2 | no body
  A2 走访时间 → B2:B2
  A3 走访人 → B3:B3
  A4 走访内容 → B4:B4`,
  },
  {
    name: '说明在标题和表头之间',
    picture: `
/2026年防返贫监测对象排查表|<|<|<
/填表说明：1.本表每月25日前报送；2.人均纯收入统计周期为2025年10月1日至2026年9月30日。|<|<|<
|序号|户主姓名|人均纯收入（元）|风险类型
||||
||||`,
    expected: `
list · 2026年防返贫监测对象排查表
above: 填表说明：1.本表每月25日前报送；2.人均纯收入统计周期为2025年10月1日至2026年9月30日。
list A3:D5 | header 3-3 | body 4-5 | template 4
  A3 序号 column 1
  B3 户主姓名 column 2
  C3 人均纯收入 column 3 (unit 元)
  D3 风险类型 column 4`,
  },
  {
    name: '多级+栏次文字',
    picture: `
/城乡低保情况统计表（表一）|<|<|<|<|<
|项目|城市低保|<|农村低保|<|合计
|^|户数（户）|人数（人）|户数（户）|人数（人）|人数
|栏次|1|2|3|4|5=2+4
|本月数||||||
|累计数||||||`,
    expected: `
statistics · 城乡低保情况统计表(表一)
statistics A2:G6 | header 2-4 | body 5-5 | template 5 | totals 6 | equations 5=2+4
  A2 项目 column 1 (samples 本月数)
  B3 城市低保/户数 column 2 (unit 户; #1)
  C3 城市低保/人数 column 3 (unit 人; #2)
  D3 农村低保/户数 column 4 (unit 户; #3)
  E3 农村低保/人数 column 5 (unit 人; #4)
  F3 合计/人数 column 6 (#5)
  A5 本月数 row 5
  A6 累计数 row 6`,
  },
  {
    name: '只有一列',
    picture: `
/低保户主名单
|户主姓名
|
|`,
    expected: `
list · 低保户主名单
list A2:A4 | header 2-2 | body 3-4 | template 3
  A2 户主姓名 column 1`,
  },
  {
    name: '序号后有说明行',
    picture: `
|*姓名|*身份证号|手机号码|学历
/必填，2-20字|必填，18位|选填|选填，从下拉中选
||||`,
    expected: `
list · -
list A1:D3 | header 1-1 | body 3-3 | template 3 | occupied 2
  A1 姓名 column 1 (samples 必填，2-20字)
  B1 身份证号 column 2 (samples 必填，18位)
  C1 手机号码 column 3 (samples 选填)
  D1 学历 column 4 (samples 选填，从下拉中选)`,
  },
  {
    name: '月份列',
    picture: `
/2026年各月新增就业统计表|<|<|<|<|<|<|<
|乡镇|1月|2月|3月|4月|5月|6月|合计
|城关镇|||||||=SUM(B3:G3)
|河口乡|||||||=SUM(B4:G4)`,
    expected: `
statistics · 2026年各月新增就业统计表
statistics A2:H4 | header 2-2 | body 3-4 | template 3
  A2 乡镇 column 1 (samples 城关镇,河口乡)
  B2 1月 column 2
  C2 2月 column 3
  D2 3月 column 4
  E2 4月 column 5
  F2 5月 column 6
  G2 6月 column 7
  H2 合计 column 8 (samples 0; computed)
  A3 城关镇 row 3
  A4 河口乡 row 4`,
  },
  {
    name: '年份与同比',
    picture: `
/粮食产量统计表|<|<|<|<|<
|乡镇|播种面积（亩）|<|<|总产量（吨）|<
|^|2025年|2026年|增减%|2025年|2026年
|东乡|||||
|西乡|||||`,
    expected: `
statistics · 粮食产量统计表
statistics A2:F5 | header 2-3 | body 4-5 | template 4
  A2 乡镇 column 1 (samples 东乡,西乡)
  B3 播种面积/2025年 column 2 (unit 亩)
  C3 播种面积/2026年 column 3 (unit 亩)
  D3 播种面积/增减 column 4 (unit %)
  E3 总产量/2025年 column 5 (unit 吨)
  F3 总产量/2026年 column 6 (unit 吨)
  A4 东乡 row 4
  A5 西乡 row 5`,
  },
  {
    name: '日历31天无合并',
    picture: `
/护林员巡山记录|||||||
|姓名|1|2|3|4|5|6|签字
||||||||
||||||||`,
    expected: `
list · 护林员巡山记录
list A2:H4 | header 2-2 | body 3-4 | template 3
  A2 姓名 column 1
  B2 1 column 2
  C2 2 column 3
  D2 3 column 4
  E2 4 column 5
  F2 5 column 6
  G2 6 column 7
  H2 签字 column 8`,
  },
  {
    name: '表头下空一行分组小计',
    picture: `
/资金发放明细|<|<|<
|乡镇|村|户数|金额（元）
|城关镇|东村||
|^|西村||
|小计|<|=SUM(C3:C4)|=SUM(D3:D4)
|河口乡|南村||
|^|北村||
|小计|<|=SUM(C6:C7)|=SUM(D6:D7)
|总计|<|=C5+C8|=D5+D8`,
    expected: `
statistics · 资金发放明细
statistics A2:D9 | header 2-2 | body 3-7 | template 3 | totals 5,8,9
  A2 乡镇 column 1 (samples 城关镇,河口乡)
  B2 村 column 2 (samples 东村,西村,南村,北村)
  C2 户数 column 3
  D2 金额 column 4 (unit 元)
  B3 城关镇/东村 row 3
  B4 城关镇/西村 row 4
  A5 小计 row 5 (computed)
  B6 河口乡/南村 row 6
  B7 河口乡/北村 row 7
  A8 小计 row 8 (computed)
  A9 总计 row 9 (computed)`,
  },
  {
    name: '表头底部单项(上空)',
    picture: `
/监测对象台账|||||||
|||家庭成员|<|<||
|序号|户主|姓名|年龄|关系|联系电话|备注
|||||||
|||||||`,
    expected: `
list · 监测对象台账
list A2:G5 | header 2-3 | body 4-5 | template 4
  A3 序号 column 1
  B3 户主 column 2
  C3 家庭成员/姓名 column 3
  D3 家庭成员/年龄 column 4
  E3 家庭成员/关系 column 5
  F3 联系电话 column 6
  G3 备注 column 7`,
  },
  {
    name: '两行标题',
    picture: `
/XX省民政厅|<|<
/特困人员供养花名册|<|<
/（2026年10月）|<|<
|序号|姓名|金额
||||`,
    expected: `
list · 特困人员供养花名册 · 2026-10-31
above: XX省民政厅
above: （2026年10月）
list A4:D5 | header 4-4 | body 5-5 | template 5
  A4 序号 column 1
  B4 姓名 column 2
  C4 金额 column 3`,
  },
  {
    name: '双栏名册',
    picture: `
/村民小组长名单|<|<|<|<|<
|序号|姓名|电话|序号|姓名|电话
|1|||4||
|2|||5||
|3|||6||`,
    expected: `
list · 村民小组长名单
list A2:F5 | header 2-2 | body 3-5 | template 3
  A2 序号 column 1 (samples 1,2,3)
  B2 姓名 column 2
  C2 电话 column 3
  D2 序号 column 4 (samples 4,5,6)
  E2 姓名 column 5
  F2 电话 column 6`,
  },
  {
    name: '表号制定机关',
    picture: `
/农村社会救助情况|<|<|<
/|||表　　号：民统1表
/|||制定机关：民政部
/填报单位：|||2026年　季
|指标名称|代码|计量单位|本期
|甲|乙|丙|1
|最低生活保障人数|1|人|
|其中：女性|2|人|
|　　老年人|3|人|
|最低生活保障户数|4|户|
/单位负责人：　　　　填表人：　　　　报出日期：20　年　月　日|<|<|<`,
    expected: `
statistics · 农村社会救助情况
above: 表 号：民统1表
above: 制定机关：民政部
above: 填报单位：
above: 2026年　季
field: D2 other 表号 = 民统1表
field: D3 other 制定机关 = 民政部
field: A4 unit-name 填报单位
field: D4 period 2026年季
field: A11 signature 单位负责人
field: A11 filler 填表人
field: A11 fill-date 报出日期 = 20 年 月 日
statistics A5:D10 | header 5-6 | body 7-10 | template 7
  A5 指标名称 column 1 (#甲; samples 最低生活保障人数,其中：女性,老年人,最低生活保障户数)
  B5 代码 column 2 (#乙; samples 1,2,3,4)
  C5 计量单位 column 3 (#丙; samples 人,户)
  D5 本期 column 4 (#1)
  A7 最低生活保障人数 row 7 (unit 人; #1)
  A8 其中:女性 row 8 (unit 人; #2; part of 最低生活保障人数)
  A9 老年人 row 9 (unit 人; #3; part of 最低生活保障人数)
  A10 最低生活保障户数 row 10 (unit 户; #4)`,
  },
  {
    name: '多个空行模板',
    picture: `
/排查表|<|<
|序号|场所名称|问题
|1||
|2||
|3||
/
/注：每周五报送|<|<`,
    expected: `
list · 排查表
note: 注：每周五报送
list A2:C5 | header 2-2 | body 3-5 | template 3
  A2 序号 column 1 (samples 1,2,3)
  B2 场所名称 column 2
  C2 问题 column 3`,
  },
  {
    name: '合计行名在第二列、备注行在框内',
    picture: `
/2026年耕地地力保护补贴面积核实公示表|<|<|<|<|<
|序号|农户姓名|承包面积\\n（亩）|补贴标准\\n（元/亩）|补贴金额\\n（元）|农户签字
||||||
||||||
||合计|=SUM(C3:C4)||=SUM(E3:E4)|
|说明：补贴金额=承包面积×补贴标准|<|<|<|<|<`,
    expected: `
list · 2026年耕地地力保护补贴面积核实公示表
note: 说明：补贴金额=承包面积×补贴标准
list A2:F5 | header 2-2 | body 3-4 | template 3 | totals 5
  A2 序号 column 1
  B2 农户姓名 column 2
  C2 承包面积 column 3 (unit 亩)
  D2 补贴标准 column 4 (unit 元/亩)
  E2 补贴金额 column 5 (unit 元)
  F2 农户签字 column 6`,
  },
  {
    name: '贫困户登记表',
    picture: `
/贫困户登记表|<|<|<|<|<|<|<
|户主姓名|<||<|联系电话|<||<
|公民身份号码|<||<|开户银行|<||<
|家庭基本情况|识别标准|□国家标准 □省定标准|<|计划生育户|□是 □否|<|<
|^|贫困户属性|□一般贫困户 □低保户|<|<|<|<|<
|家庭成员情况|姓名|性别|身份证号|与户主关系|民族|健康状况|劳动能力
|^|||||||
|^|||||||
|^|||||||
|收支情况|家庭总收入（元）|<||工资性收入（元）|<||<
|^|家庭纯收入（元）|<||人均纯收入（元）|<||<
|帮扶责任人（签字）：|<|<|<|户主（签字）：|<|<|<
/填表日期：　　年　　月　　日|<|<|<|<|<|<|<`,
    expected: `
card · 贫困户登记表
field: A13 fill-date 填表日期
card A2:H12 | header 2-2 | no body | template 7 | repeats 家庭成员情况 7-9
  A2 户主姓名 → C2:D2
  E2 联系电话 → G2:H2
  A3 公民身份号码 → C3:D3
  E3 开户银行 → G3:H3
  B4 家庭基本情况/识别标准 → C4:D4 (boxes 国家标准,省定标准)
  E4 家庭基本情况/计划生育户 → F4:H4 (boxes 是,否)
  B5 家庭基本情况/贫困户属性 → C5:H5 (boxes 一般贫困户,低保户)
  B6 家庭成员情况/姓名 column 2
  C6 家庭成员情况/性别 column 3
  D6 家庭成员情况/身份证号 column 4
  E6 家庭成员情况/与户主关系 column 5
  F6 家庭成员情况/民族 column 6
  G6 家庭成员情况/健康状况 column 7
  H6 家庭成员情况/劳动能力 column 8
  B10 收支情况/家庭总收入 → D10:D10 (unit 元)
  E10 收支情况/工资性收入 → G10:H10 (unit 元)
  B11 收支情况/家庭纯收入 → D11:D11 (unit 元)
  E11 收支情况/人均纯收入 → G11:H11 (unit 元)
  A12 帮扶责任人(签字) → -
  E12 户主(签字) → -`,
  },
  {
    name: '统计表上下两部分同表头',
    picture: `
/社会救助统计表|<|<|<
|一、城市|<|<|<
|街道|户数|人数|资金（万元）
|城关街道|||
|河东街道|||
|合计|||
|二、农村|<|<|<
|乡镇|户数|人数|资金（万元）
|河口乡|||
|东山乡|||
|合计|||`,
    expected: `
statistics · 社会救助统计表
above: 一、城市
note: 二、农村
statistics A3:D6 | heading 城市 | header 3-3 | body 4-5 | template 4 | totals 6
  A3 街道 column 1 (samples 城关街道,河东街道)
  B3 户数 column 2
  C3 人数 column 3
  D3 资金 column 4 (unit 万元)
  A4 城关街道 row 4
  A5 河东街道 row 5
  A6 合计 row 6
statistics A8:D11 | heading 农村 | header 8-8 | body 9-10 | template 9 | totals 11
  A8 乡镇 column 1 (samples 河口乡,东山乡)
  B8 户数 column 2
  C8 人数 column 3
  D8 资金 column 4 (unit 万元)
  A9 河口乡 row 9
  A10 东山乡 row 10
  A11 合计 row 11`,
  },
  {
    name: '左侧大类竖排合并的指标表',
    picture: `
/村情调查表|<|<|<|<
|类别|指标名称|单位|2025年|2026年
|人口|总户数|户||
|^|总人口|人||
|^|其中：女性|人||
|^|　　　60岁以上|人||
|土地|耕地面积|亩||
|^|林地面积|亩||
|经济|集体收入|万元||
|填表人：||||`,
    expected: `
statistics · 村情调查表
field: A10 filler 填表人
statistics A2:E9 | header 2-2 | body 3-9 | template 3
  A2 类别 column 1 (samples 人口,土地,经济)
  B2 指标名称 column 2 (samples 总户数,总人口,其中：女性,60岁以上,耕地面积)
  C2 单位 column 3 (samples 户,人,亩,万元)
  D2 2025年 column 4
  E2 2026年 column 5
  B3 人口/总户数 row 3 (unit 户)
  B4 人口/总人口 row 4 (unit 人)
  B5 人口/其中:女性 row 5 (unit 人; part of 总人口)
  B6 人口/60岁以上 row 6 (unit 人; part of 总人口)
  B7 土地/耕地面积 row 7 (unit 亩)
  B8 土地/林地面积 row 8 (unit 亩)
  B9 经济/集体收入 row 9 (unit 万元)`,
  },
  {
    name: '四级表头',
    picture: `
/扶助资金测算表|<|<|<|<|<|<
|单位|扶助资金（万元）|<|<|<|<|备注
|^|合计|地方财政|<|<|<|^
|^|^|省级|<|市级|<|^
|^|^|金额|%|金额|%|^
|||||||
|||||||`,
    expected: `
statistics · 扶助资金测算表
statistics A2:G7 | header 2-5 | body 6-7 | template 6
  A2 单位 column 1
  B3 扶助资金/合计 column 2 (unit 万元)
  C5 扶助资金/地方财政/省级/金额 column 3 (unit 万元)
  D5 扶助资金/地方财政/省级/% column 4 (unit %)
  E5 扶助资金/地方财政/市级/金额 column 5 (unit 万元)
  F5 扶助资金/地方财政/市级/% column 6 (unit %)
  G2 备注 column 7`,
  },
  {
    name: '行列标题均数字年份',
    picture: `
/受灾情况日报|<|<|<|<
/时间：2026年7月15日8时|<|<|<|<
|乡镇|受灾人口（人）|转移安置（人）|<|直接经济损失（万元）
|^|^|集中|分散|^
|合计|=SUM(B6:B7)|=SUM(C6:C7)|=SUM(D6:D7)|=SUM(E6:E7)
|城关镇||||
|河口乡||||
/联系人：王某   联系电话：0851-1234567|<|<|<|<`,
    expected: `
statistics · 受灾情况日报 · 2026-07-15
above: 时间：2026年7月15日8时
field: A2 period 时间 = 2026年7月15日8时
field: A8 other 联系人 = 王某
field: A8 phone 联系电话 = 0851-1234567
statistics A3:E7 | header 3-4 | body 6-7 | template 6 | totals 5
  A3 乡镇 column 1 (samples 城关镇,河口乡)
  B3 受灾人口 column 2 (unit 人)
  C4 转移安置/集中 column 3 (unit 人)
  D4 转移安置/分散 column 4 (unit 人)
  E3 直接经济损失 column 5 (unit 万元)
  A5 合计 row 5 (computed)
  A6 城关镇 row 6
  A7 河口乡 row 7`,
  },
  {
    name: '走访记录:标签在左大段空白',
    picture: `
/特殊困难老年人探访关爱记录表|<|<|<
|老人姓名||探访时间|　年　月　日
|类别|□独居 □空巢 □留守 □失能|<|<
|身体状况|良好（ ）一般（ ）较差（ ）|<|<
|探访情况||<|<
|探访人签字||被探访人签字|`,
    expected: `
card · 特殊困难老年人探访关爱记录表
card A2:D6 | header 2-2 | no body
  A2 老人姓名 → B2:B2
  C2 探访时间 → D2:D2
  A3 类别 → B3:D3 (boxes 独居,空巢,留守,失能)
  A4 身体状况 → B4:D4 (boxes 良好,一般,较差)
  A5 探访情况 → B5:D5
  A6 探访人签字 → B6:B6
  C6 被探访人签字 → D6:D6`,
  },
  {
    name: '表头含换行单位与脚注',
    picture: `
/党员花名册（截至2026年6月30日）|<|<|<
|序\\n号|姓　　名*|入党\\n时间①|党费\\n(元/月)
|1|||
|2|||
/①填写格式如2001.07|<|<|<`,
    expected: `
list · 党员花名册(截至2026年6月30日) · 2026-06-30
note: ①填写格式如2001.07
list A2:D4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1 (samples 1,2)
  B2 姓名 column 2
  C2 入党时间 column 3
  D2 党费 column 4 (unit 元/月)`,
  },
  {
    name: '空模板带大量空行+合计末行文本',
    picture: `
/困难群众名单|<|<|<
|姓名|身份证号码|所属村|金额
||||
||||
||||
|合计人数：   人|<|合计金额：   元|<
/审核：|<|制表：|<`,
    expected: `
list · 困难群众名单
field: A7 signature 审核
field: C7 filler 制表
list A2:D6 | header 2-2 | body 3-5 | template 3 | totals 6
  A2 姓名 column 1
  B2 身份证号码 column 2
  C2 所属村 column 3
  D2 金额 column 4`,
  },
  {
    name: '两张卡并排在一页上下',
    picture: `
/入户登记卡|<|<|<
|户主||电话|
|住址||<|<
/|||
/入户登记卡|<|<|<
|户主||电话|
|住址||<|<`,
    expected: `
card · 入户登记卡
note: 入户登记卡
card A2:D3 | header 2-2 | no body
  A2 户主 → B2:B2
  C2 电话 → D2:D2
  A3 住址 → B3:D3
card A6:D7 | header 6-6 | no body
  A6 户主 → B6:B6
  C6 电话 → D6:D6
  A7 住址 → B7:D7`,
  },
  {
    name: '现场检查表:项目│内容│结果',
    picture: `
/安全检查表|<|<|<
|序号|检查项目|检查内容|检查结果
|1|用电安全|线路是否老化|□是 □否
|2|消防设施|灭火器是否有效|□是 □否
|检查人：||被检查单位：|`,
    expected: `
list · 安全检查表
field: A5 other 检查人
field: C5 unit-name 被检查单位
list A2:D4 | header 2-2 | body 3-4 | template 3 | occupied 3,4
  A2 序号 column 1 (samples 1,2)
  B2 检查项目 column 2 (samples 用电安全,消防设施)
  C2 检查内容 column 3 (samples 线路是否老化,灭火器是否有效)
  D2 检查结果 column 4 (boxes 是,否; samples □是 □否)`,
  },
  {
    name: '多行说明在表下有框',
    picture: `
/流动人口登记表|<|<
|序号|姓名|来本地事由
|||
|||
|填表说明：|<|<
|1.来本地事由：1务工 2经商 3投靠亲属|<|<
|2.本表按月报送。|<|<`,
    expected: `
list · 流动人口登记表
note: 填表说明：
note: 1.来本地事由：1务工 2经商 3投靠亲属
note: 2.本表按月报送。
list A2:C4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1
  B2 姓名 column 2
  C2 来本地事由 column 3`,
  },
  {
    name: '预置分类行小计的名册',
    picture: `
/三类人员名册|<|<|<
|类别|姓名|身份证号|联系电话
|独居老人|||
|^|||
|留守儿童|||
|^|||`,
    expected: `
list · 三类人员名册
list A2:D6 | header 2-2 | body 3-6 | template 3 | occupied 3,4,5,6 | merged down 1
  A2 类别 column 1 (samples 独居老人,留守儿童)
  B2 姓名 column 2
  C2 身份证号 column 3
  D2 联系电话 column 4`,
  },
  {
    name: '月份为行',
    picture: `
/公益岗位补贴发放情况|<|<|<
|月份|发放人数|发放金额（元）|备注
|1月|||
|2月|||
|3月|||
|合计|=SUM(B3:B5)|=SUM(C3:C5)|`,
    expected: `
statistics · 公益岗位补贴发放情况
statistics A2:D6 | header 2-2 | body 3-5 | template 3 | totals 6
  A2 月份 column 1 (samples 1月,2月,3月)
  B2 发放人数 column 2
  C2 发放金额 column 3 (unit 元)
  D2 备注 column 4
  A3 1月 row 3
  A4 2月 row 4
  A5 3月 row 5
  A6 合计 row 6 (computed)`,
  },
  {
    name: '无框统计表',
    picture: `
/各镇低保情况统计表||||
/||||单位：户、人
/镇街|户数|人数|其中：女|金额
/城关镇||||
/河口镇||||
/合计||||`,
    expected: `
statistics · 各镇低保情况统计表 · 户、人
above: 单位：户、人
field: E2 measure-unit 单位 = 户、人
statistics A3:E6 | header 3-3 | body 4-5 | template 4 | totals 6
  A3 镇街 column 1 (samples 城关镇,河口镇)
  B3 户数 column 2
  C3 人数 column 3
  D3 其中:女 column 4 (part of 人数)
  E3 金额 column 5
  A4 城关镇 row 4
  A5 河口镇 row 5
  A6 合计 row 6`,
  },
  {
    name: '表头上方有空格行且带筛选',
    picture: `
/|||
/|||
|@|序号|姓名|电话
|@|1||
|@|2||`,
    expected: `
list · -
list B3:D5 | header 3-3 | body 4-5 | template 4
  B3 序号 column 2 (samples 1,2)
  C3 姓名 column 3
  D3 电话 column 4`,
  },
  {
    name: '退役军人采集表:多节竖标',
    picture: `
/退役军人信息采集表|<|<|<|<|<|<
|身份信息|姓名||性别||照片|<
|^|身份证号||<|<|^|^
|^|民族||政治面貌||^|^
|服役情况|入伍时间||退役时间||部职别|
|^|立功受奖|□一等功 □二等功 □三等功 □无|<|<|<|<
|家庭成员|姓名|关系|身份证号|<|联系电话|<
|^||||<||<
|^||||<||<
|社会保险|是否参保|□是 □否|参保类型||备注|
|承诺|本人承诺以上信息真实有效。　　　　签名：　　　　年　月　日|<|<|<|<|<`,
    expected: `
card · 退役军人信息采集表
card A2:G11 | header 2-2 | no body | template 8 | repeats 家庭成员 8-9
  B2 身份信息/姓名 → C2:C2
  D2 身份信息/性别 → E2:E2
  F2 身份信息/照片 → F2:G4
  B3 身份信息/身份证号 → C3:E3
  B4 身份信息/民族 → C4:C4
  D4 身份信息/政治面貌 → E4:E4
  B5 服役情况/入伍时间 → C5:C5
  D5 服役情况/退役时间 → E5:E5
  F5 服役情况/部职别 → G5:G5
  B6 服役情况/立功受奖 → C6:G6 (boxes 一等功,二等功,三等功,无)
  B7 家庭成员/姓名 column 2
  C7 家庭成员/关系 column 3
  D7 家庭成员/身份证号 column 4
  F7 家庭成员/联系电话 column 6
  B10 社会保险/是否参保 → C10:C10 (boxes 是,否)
  D10 社会保险/参保类型 → E10:E10
  F10 社会保险/备注 → G10:G10
  A11 承诺 → B11:G11`,
  },
  {
    name: '值前带单位',
    picture: `
/低保家庭收入核查卡|<|<|<
|户主||家庭人口|人
|工资性收入|元|经营性收入|元
|住房面积|㎡|耕地面积|亩`,
    expected: `
card · 低保家庭收入核查卡
card A2:D4 | header 2-2 | no body
  A2 户主 → B2:B2
  C2 家庭人口 → D2:D2 (unit 人)
  A3 工资性收入 → B3:B3 (unit 元)
  C3 经营性收入 → D3:D3 (unit 元)
  A4 住房面积 → B4:B4 (unit ㎡)
  C4 耕地面积 → D4:D4 (unit 亩)`,
  },
  {
    name: '地区竖向合并+指标列',
    picture: `
/各镇残疾人统计|<|<|<|<
|乡镇|村|残疾人数|<|<
|^|^|合计|其中：男|其中：女
|城关镇|东村|||
|^|西村|||
|^|小计|=SUM(C4:C5)|=SUM(D4:D5)|
|河口乡|南村|||
|^|小计|=C7||`,
    expected: `
statistics · 各镇残疾人统计
statistics A2:E8 | header 2-3 | body 4-7 | template 4 | totals 6,8
  A2 乡镇 column 1 (samples 城关镇,河口乡)
  B2 村 column 2 (samples 东村,西村,南村)
  C3 残疾人数/合计 column 3
  D3 残疾人数/其中:男 column 4 (part of 残疾人数)
  E3 残疾人数/其中:女 column 5 (part of 残疾人数)
  B4 城关镇/东村 row 4
  B5 城关镇/西村 row 5
  B6 城关镇/小计 row 6 (computed)
  B7 河口乡/南村 row 7
  B8 河口乡/小计 row 8`,
  },
  {
    name: '列为村行为指标',
    picture: `
/村级指标汇总表（2026年10月）|<|<|<|<
|指标|单位|东村|西村|南村
|人口总数|人|||
|户数|户|||
|耕地|亩|||`,
    expected: `
statistics · 村级指标汇总表(2026年10月) · 2026-10-31
statistics A2:E5 | header 2-2 | body 3-5 | template 3
  A2 指标 column 1 (samples 人口总数,户数,耕地)
  B2 单位 column 2 (samples 人,户,亩)
  C2 东村 column 3
  D2 西村 column 4
  E2 南村 column 5
  A3 人口总数 row 3 (unit 人)
  A4 户数 row 4 (unit 户)
  A5 耕地 row 5 (unit 亩)`,
  },
  {
    name: '大字标题两段与右侧日期',
    picture: `
/低保金发放花名册|<|<|<|<
/2026年10月||||单位：元
|序号|户主|人数|金额|签领
|1||||
|2||||
|合计||=SUM(C4:C5)|=SUM(D4:D5)|
/领导审批：||会计：||制表：`,
    expected: `
list · 低保金发放花名册 · 2026-10-31 · 元
above: 2026年10月
above: 单位：元
field: E2 measure-unit 单位 = 元
field: A7 signature 领导审批
field: C7 other 会计
field: E7 filler 制表
list A3:E6 | header 3-3 | body 4-5 | template 4 | totals 6
  A3 序号 column 1 (samples 1,2)
  B3 户主 column 2
  C3 人数 column 3
  D3 金额 column 4
  E3 签领 column 5`,
  },
  {
    name: '英文与空列头',
    picture: `
/人员名单||||
|No.|姓名 Name||电话 Tel|备注
|1||||
|2||||`,
    expected: `
list · 人员名单
list A2:E4 | header 2-2 | body 3-4 | template 3
  A2 No. column 1 (samples 1,2)
  B2 姓名Name column 2
  D2 电话Tel column 4
  E2 备注 column 5`,
  },
  {
    name: '已有数据后有空行',
    picture: `
/志愿者名单|<|<|<
|序号|姓名|电话|特长
|1|王一|13800000000|唱歌
|2|李二|13900000000|书法
|3|||
|4|||`,
    expected: `
list · 志愿者名单
list A2:D6 | header 2-2 | body 3-6 | template 3 | occupied 3,4
  A2 序号 column 1 (samples 1,2,3,4)
  B2 姓名 column 2 (samples 王一,李二)
  C2 电话 column 3 (samples 13800000000,13900000000)
  D2 特长 column 4 (samples 唱歌,书法)`,
  },
  {
    name: '两级表头第二级含合计首列',
    picture: `
/特困供养|<|<|<|<|<
|乡镇|特困人数|<|<|资金|备注
|^|合计|分散|集中|^|^
||||||
||||||`,
    expected: `
statistics · 特困供养
statistics A2:F5 | header 2-3 | body 4-5 | template 4
  A2 乡镇 column 1
  B3 特困人数/合计 column 2
  C3 特困人数/分散 column 3
  D3 特困人数/集中 column 4
  E2 资金 column 5
  F2 备注 column 6`,
  },
  {
    name: '跨表总计放首行且数字已填',
    picture: `
/户籍人口|<|<|<
|村|总户数|总人口|其中：女
|总计|120|400|190
|东村|60|200|95
|西村|60|200|95`,
    expected: `
statistics · 户籍人口
statistics A2:D5 | header 2-2 | body 4-5 | template 4 | totals 3 | occupied 4,5
  A2 村 column 1 (samples 东村,西村)
  B2 总户数 column 2 (samples 60)
  C2 总人口 column 3 (samples 200)
  D2 其中:女 column 4 (part of 总人口; samples 95)
  A3 总计 row 3
  A4 东村 row 4
  A5 西村 row 5`,
  },
  {
    name: '值在标签下方的卡片',
    picture: `
/人员登记卡|<|<|<
|姓名|性别|民族|身份证号
||||
|住址|电话|学历|职业
||||`,
    expected: `
card · 人员登记卡
card A2:D5 | header 2-2 | no body
  A2 姓名 → A3:A3
  B2 性别 → B3:B3
  C2 民族 → C3:C3
  D2 身份证号 → D3:D3
  A4 住址 → A5:A5
  B4 电话 → B5:B5
  C4 学历 → C5:C5
  D4 职业 → D5:D5`,
  },
  {
    name: '独立其中父级',
    picture: `
/残疾人基本情况统计表|<|<|<|<
|村|残疾人总数|其中|<|<
|^|^|男|女|持证
|东村||||
|西村||||`,
    expected: `
statistics · 残疾人基本情况统计表
statistics A2:E5 | header 2-3 | body 4-5 | template 4
  A2 村 column 1 (samples 东村,西村)
  B2 残疾人总数 column 2
  C3 其中/男 column 3 (part of 残疾人总数)
  D3 其中/女 column 4 (part of 残疾人总数)
  E3 其中/持证 column 5 (part of 残疾人总数)
  A4 东村 row 4
  A5 西村 row 5`,
  },
  {
    name: '标题只在A1且表宽',
    picture: `
/全镇高龄津贴发放汇总表||||
/制表单位：民政办||||2026年10月
|村|80-89岁人数|90-99岁人数|100岁以上人数|金额（元）
|东村||||
|合计||||`,
    expected: `
statistics · 全镇高龄津贴发放汇总表 · 2026-10-31
above: 制表单位：民政办
above: 2026年10月
field: A2 unit-name 制表单位 = 民政办
statistics A3:E5 | header 3-3 | body 4-4 | template 4 | totals 5
  A3 村 column 1 (samples 东村)
  B3 80-89岁人数 column 2
  C3 90-99岁人数 column 3
  D3 100岁以上人数 column 4
  E3 金额 column 5 (unit 元)
  A4 东村 row 4
  A5 合计 row 5`,
  },
  {
    name: '表头带栏次合并单项',
    picture: `
/农业统计报表|<|<|<
|甲|计量单位|代码|本年
|一、耕地|亩|1|
|二、林地|亩|2|`,
    expected: `
statistics · 农业统计报表
statistics A2:D4 | header 2-2 | body 3-4 | template 3
  A2 甲 column 1 (samples 一、耕地,二、林地)
  B2 计量单位 column 2 (samples 亩)
  C2 代码 column 3 (samples 1,2)
  D2 本年 column 4
  A3 耕地 row 3 (unit 亩; #1)
  A4 林地 row 4 (unit 亩; #2)`,
  },
  {
    name: '户与成员合并带数据',
    picture: `
/低保家庭名册|<|<|<|<
|户号|户主|成员|关系|金额
|1|张甲|张甲|本人|500
|^|^|王乙|配偶|^
|2|李丙|李丙|本人|300`,
    expected: `
list · 低保家庭名册
list A2:E5 | header 2-2 | body 3-5 | template 3 | occupied 3,4,5 | merged down 1,2,5
  A2 户号 column 1 (samples 1,2)
  B2 户主 column 2 (samples 张甲,李丙)
  C2 成员 column 3 (samples 张甲,王乙,李丙)
  D2 关系 column 4 (samples 本人,配偶)
  E2 金额 column 5 (samples 500,300)`,
  },
  {
    name: '合计在左上且无其他行',
    picture: `
/统计表|<|<
|项目|户数|人数
|合计||`,
    expected: `
statistics · 统计表
statistics A2:C3 | header 2-2 | body 4-4 | template 4 | totals 3
  A2 项目 column 1
  B2 户数 column 2
  C2 人数 column 3
  A3 合计 row 3`,
  },
  {
    name: '两级行标题从合并的角格下开始',
    picture: `
/常住人口年龄构成情况表|<|<|<|<
|年龄段|<|总人数|性别|<
|^|^|^|男|女
|未成年|0-5岁|||
|^|6-17岁|||
|老年|60岁及以上|||
|合计|<|||`,
    expected: `
statistics · 常住人口年龄构成情况表
statistics A2:E7 | header 2-3 | body 4-6 | template 4 | totals 7
  A2 年龄段 column 1 (samples 未成年,老年)
  C2 总人数 column 3
  D3 性别/男 column 4
  E3 性别/女 column 5
  B4 未成年/0-5岁 row 4
  B5 未成年/6-17岁 row 5
  B6 老年/60岁及以上 row 6
  A7 合计 row 7`,
  },
  {
    name: '表头上一行是隐藏的字段代码',
    options: { hiddenRows: [1] },
    picture: `
|XH|XM|SFZH|LXDH
|序号|*姓名|证件号码|手机号码
|||||
|||||`,
    expected: `
list · -
list A2:E4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1
  B2 姓名 column 2
  C2 证件号码 column 3
  D2 手机号码 column 4`,
  },
  {
    name: '示例行写在姓名后或备注里',
    picture: `
|姓名|性别|身份证号|备注
|张三（示例）|男|519900199001010011|填写时请删除本行`,
    expected: `
list · -
list A1:D2 | header 1-1 | body 3-3 | template 3 | occupied 2
  A1 姓名 column 1 (samples 张三（示例）)
  B1 性别 column 2 (samples 男)
  C1 身份证号 column 3 (samples 519900199001010011)
  D1 备注 column 4 (samples 填写时请删除本行)`,
  },
  {
    name: '一张表上两份名单各有标题',
    picture: `
/退役军人、党员名册|<|<
/一、退役军人名册|<|<
|序号|姓名|入伍时间
|||
|||
/二、中共党员名册|<|<
|序号|姓名|入党时间
|||
|||`,
    expected: `
list · 退役军人、党员名册
above: 一、退役军人名册
note: 二、中共党员名册
list A3:C5 | heading 退役军人名册 | header 3-3 | body 4-5 | template 4
  A3 序号 column 1
  B3 姓名 column 2
  C3 入伍时间 column 3
list A7:C9 | heading 中共党员名册 | header 7-7 | body 8-9 | template 8
  A7 序号 column 1
  B7 姓名 column 2
  C7 入党时间 column 3`,
  },
  {
    name: '并排两份名单各有标题',
    picture: `
/低保对象名单|<|<||特困人员名单|<|<
|序号|姓名|电话|@|序号|姓名|电话
||||@|||
||||@|||`,
    expected: `
list · 低保对象名单
above: 特困人员名单
list A2:C4 | header 2-2 | body 3-4 | template 3
  A2 序号 column 1
  B2 姓名 column 2
  C2 电话 column 3
list E2:G4 | heading 特困人员名单 | header 2-2 | body 3-4 | template 3
  E2 序号 column 5
  F2 姓名 column 6
  G2 电话 column 7`,
  },
]
