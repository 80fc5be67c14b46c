import type { CardRow, Head, ListLayout } from './lay-out.ts'

/** Layouts invented for the demonstration, composed from the structures of public forms; no department's own document is copied. */
export interface Template {
  readonly file: string
  readonly list?: ListLayout
  /** Columns (1-based, first to last) merged down over blocks of so many body rows. */
  readonly merged?: { readonly columns: readonly number[]; readonly rows: number }
  readonly card?: {
    readonly sheetName: string
    readonly title: string
    readonly line: string
    readonly columns: number
    readonly rows: readonly CardRow[]
    readonly notes: readonly string[]
  }
}

const YES_NO = ['是', '否']
const SEXES = ['男', '女']
const no: Head = { name: '序号', width: 6, look: 'integer' }
const name: Head = { name: '姓名', width: 10 }
const sex: Head = { name: '性别', width: 6, choices: SEXES }
const idNumber: Head = { name: '身份证号码', width: 22 }
const phone: Head = { name: '联系电话', width: 14 }
const note: Head = { name: '备注', width: 10 }
const address: Head = { name: '家庭住址', width: 34, look: 'left' }
const count = (title: string, index?: string): Head => ({
  name: title,
  look: 'integer',
  width: 8,
  ...(index ? { index } : {}),
})
const money = (title: string, index?: string): Head => ({
  name: title,
  look: 'money',
  width: 11,
  ...(index ? { index } : {}),
})
const VILLAGES = ['玉津镇凤岭社区', '玉津镇联合村', '玉津镇铜高村', '孝姑镇八一村', '孝姑镇红久村', '孝姑镇东风村']
const BANDS = ['0-5岁', '6-15岁', '16-59岁', '60-69岁', '70-79岁', '80岁以上']

export const TEMPLATES: readonly Template[] = [
  {
    file: '80岁以上老年人花名册.xlsx',
    list: {
      sheetName: '花名册',
      title: '80岁以上老年人花名册',
      line: '填报单位(盖章):                    填报人:              填报时间:    年   月   日',
      heads: [
        no,
        name,
        sex,
        { name: '民族', width: 7 },
        { name: '出生年月', look: 'month', width: 14 },
        { name: '年龄', look: 'integer', width: 6 },
        idNumber,
        { name: '村(社区)', width: 14 },
        { name: '村民小组', width: 9 },
        address,
        { name: '健康状况', width: 11 },
        { name: '生活自理能力', width: 11, choices: ['完全自理', '半失能', '完全失能'] },
        { name: '是否低保', width: 7, choices: YES_NO },
        phone,
        note,
      ],
      body: 15,
      signature: '单位负责人:                         审核人:                         制表人:',
      notes: ['说明:1.年龄按周岁计算,截止填报之日。2.身份证号码须完整填写18位。'],
    },
  },
  {
    file: '享受高龄津贴老年人增减花名册.xlsx',
    list: {
      sheetName: '增减花名册',
      title: '____年__月享受高龄津贴老年人增减花名册',
      line: '填报乡镇:                              单位:元                    填报日期:',
      heads: [
        no,
        { name: '村(社区)', width: 14 },
        name,
        sex,
        { name: '出生日期', look: 'date', width: 13 },
        idNumber,
        { name: '年龄段', width: 12, choices: ['80-89周岁', '90-99周岁', '100周岁以上'] },
        money('月标准'),
        { name: '享受起始时间', look: 'date', width: 13 },
        {
          name: '增减情况',
          children: [
            { name: '增减类型', width: 10, choices: ['新增', '死亡停发', '迁出停发'] },
            { name: '增减时间', look: 'date', width: 13 },
          ],
        },
        {
          name: '发放账户',
          children: [
            { name: '开户行', width: 20 },
            { name: '账号', width: 24 },
          ],
        },
        phone,
        note,
      ],
      body: 15,
      total: 'last',
      signature: '分管领导:                 民政办负责人:                 经办人:',
      notes: ['注:每月10日前报县民政局,逾期转入次月。'],
    },
  },
  {
    file: '农村居民最低生活保障统计表.xlsx',
    list: {
      sheetName: '低保统计',
      title: '农村居民最低生活保障统计表',
      line: '填报单位(盖章):犍为县                    计量单位:户、人、元                    填表日期:    年  月  日',
      heads: [
        { name: '地区', width: 16 },
        count('低保户数', '1'),
        count('低保人数', '2'),
        {
          name: '低保人员分类',
          children: [count('女性', '3'), count('老年人', '4'), count('未成年人', '5'), count('残疾人', '6')],
        },
        {
          name: '致贫原因',
          children: [
            count('因病', '10'),
            count('因残', '11'),
            count('因学', '12'),
            count('因灾', '13'),
            count('缺劳动力', '14'),
            count('其他', '15'),
          ],
        },
        {
          name: '动态管理',
          children: [
            { name: '当月新增', children: [count('户数', '16'), count('人数', '17')] },
            { name: '当月退出', children: [count('户数', '18'), count('人数', '19')] },
          ],
        },
        {
          name: '当月资金支出',
          children: [
            { name: '合计', children: [money('金额', '21')] },
            {
              name: '其中',
              children: [
                money('低保金', '22'),
                money('高龄补贴', '23'),
                money('残疾人补贴', '24'),
                money('其他补贴', '25'),
              ],
            },
          ],
        },
        { ...money('当月人均补助额', '26'), rate: true },
      ],
      numbered: true,
      total: 'first',
      body: ['玉津镇', '孝姑镇', '石溪镇', '清溪镇', '罗城镇', '芭沟镇'],
      signature: '填报单位负责人:          分管审核人:          救助部门审核人:          填表人:',
      notes: ['逻辑关系:21=22+23+24+25;  2=10+11+12+13+14+15。', '老年人指60周岁及以上,未成年人指未满18周岁。'],
    },
  },
  {
    file: '农村留守儿童基本情况登记表.xlsx',
    card: {
      sheetName: '登记表',
      title: '农村留守儿童基本情况登记表',
      line: '填报单位:                                                        填表日期:    年   月   日',
      columns: 8,
      rows: [
        [
          ['姓名', 1],
          ['', 1, 'value'],
          ['性别', 1],
          ['', 1, 'value'],
          ['民族', 1],
          ['', 1, 'value'],
          ['照片', 2, 'value', 4],
        ],
        [
          ['出生日期', 1],
          ['', 2, 'value'],
          ['公民身份证号码', 1],
          ['', 2, 'value'],
        ],
        [
          ['户籍所在地', 1],
          ['', 5, 'value'],
        ],
        [
          ['现居住地', 1],
          ['', 5, 'value'],
        ],
        [
          ['身体情况', 1],
          ['健康( )  残疾( )  患病( )', 3, 'value'],
          ['残疾类别', 1],
          ['', 1, 'value'],
          ['残疾等级', 1],
          ['', 1, 'value'],
        ],
        [
          ['就读学校', 1],
          ['', 3, 'value'],
          ['年级', 1],
          ['', 1, 'value'],
          ['是否寄宿', 1],
          ['□是 □否', 1, 'value'],
        ],
        [
          ['家庭情况', 1, 'label', 5],
          ['关系', 1],
          ['姓名', 1],
          ['出生日期', 1],
          ['公民身份证号码', 2],
          ['务工地点', 1],
          ['联系电话', 1],
        ],
        [
          ['父亲', 1],
          ['', 1, 'value'],
          ['', 1, 'value'],
          ['', 2, 'value'],
          ['', 1, 'value'],
          ['', 1, 'value'],
        ],
        [
          ['母亲', 1],
          ['', 1, 'value'],
          ['', 1, 'value'],
          ['', 2, 'value'],
          ['', 1, 'value'],
          ['', 1, 'value'],
        ],
        [
          ['祖父', 1],
          ['', 1, 'value'],
          ['', 1, 'value'],
          ['', 2, 'value'],
          ['', 1, 'value'],
          ['', 1, 'value'],
        ],
        [
          ['祖母', 1],
          ['', 1, 'value'],
          ['', 1, 'value'],
          ['', 2, 'value'],
          ['', 1, 'value'],
          ['', 1, 'value'],
        ],
        [
          ['监护人姓名', 1],
          ['', 1, 'value'],
          ['与监护人关系', 1],
          ['', 1, 'value'],
          ['监护人电话', 1],
          ['', 1, 'value'],
          ['监护类型', 1],
          ['', 1, 'value'],
        ],
        [
          ['监护人身份证号', 1],
          ['', 3, 'value'],
          ['监护人住址', 1],
          ['', 3, 'value'],
        ],
        [
          ['父母外出情况', 1],
          ['□父母双方外出 □一方外出 □均未外出', 4, 'value'],
          ['是否低保', 1],
          ['□是 □否', 2, 'value'],
        ],
        [
          ['救助帮扶情况', 1],
          ['', 7, 'value'],
        ],
      ],
      notes: [
        '单位负责人:                 复核人:                 填表人:',
        '说明:未满16周岁、父母双方外出务工的儿童填写本表,每人一份。',
      ],
    },
  },
  {
    file: '残疾人两项补贴花名册.xlsx',
    list: {
      sheetName: '两项补贴',
      title: '困难残疾人生活补贴和重度残疾人护理补贴花名册',
      line: '填报单位(盖章):                                        单位:元/月                    年   月',
      heads: [
        no,
        { name: '乡镇', width: 10 },
        { name: '村(社区)', width: 12 },
        name,
        sex,
        idNumber,
        {
          name: '残疾人证',
          children: [
            { name: '残疾证号', width: 24 },
            { name: '残疾类别', width: 9 },
            { name: '残疾等级', width: 9 },
          ],
        },
        { name: '生活补贴', children: [money('补贴标准'), { name: '享受时间', look: 'date', width: 13 }] },
        { name: '护理补贴', children: [money('补贴标准'), { name: '享受时间', look: 'date', width: 13 }] },
        { name: '开户银行', width: 20 },
        { name: '银行账号', width: 24 },
        {
          name: '监护人',
          children: [
            { name: '姓名', width: 10 },
            { name: '联系电话', width: 14 },
          ],
        },
        phone,
        note,
      ],
      body: 12,
      signature: '审批人:                    审核人:                    制表人:                    联系电话:',
      notes: ['说明:残疾证号为20位,与第二代残疾人证一致。'],
    },
  },
  {
    file: '脱贫户家庭成员台账.xlsx',
    merged: { columns: [1, 2, 3, 4, 5, 6, 7], rows: 4 },
    list: {
      sheetName: '台账',
      title: '脱贫户(监测户)家庭成员台账',
      line: '乡镇:                    行政村:                    帮扶单位:                    更新日期:',
      heads: [
        no,
        { name: '户编号', width: 20 },
        { name: '户主姓名', width: 10 },
        { name: '家庭人口', look: 'integer', width: 7 },
        { name: '户属性', width: 14, choices: ['脱贫户', '脱贫不稳定户', '边缘易致贫户', '突发严重困难户'] },
        { name: '致贫原因', width: 10 },
        { name: '家庭人均纯收入(元)', look: 'money', width: 12 },
        {
          name: '家庭成员情况',
          children: [
            { name: '姓名', width: 10 },
            { name: '性别', width: 6 },
            { name: '与户主关系', width: 10 },
            { name: '身份证号码', width: 22 },
            { name: '文化程度', width: 9 },
            { name: '健康状况', width: 10 },
            { name: '劳动能力', width: 11 },
            { name: '务工地点', width: 22 },
            { name: '是否参加医保', width: 8 },
            { name: '联系电话', width: 14 },
          ],
        },
        note,
      ],
      body: 12,
      signature: '村负责人:                         驻村第一书记:                         填表人:',
    },
  },
  {
    file: '党员花名册.xlsx',
    list: {
      sheetName: '党员花名册',
      title: '党员花名册',
      line: '党组织名称:                                                  截止日期:    年   月   日',
      heads: [
        no,
        name,
        sex,
        { name: '民族', width: 7 },
        { name: '籍贯', width: 10 },
        { name: '出生日期', look: 'date', width: 13 },
        { name: '公民身份号码', width: 22 },
        { name: '学历', width: 9 },
        { name: '入党时间', look: 'date', width: 13 },
        { name: '转正时间', look: 'date', width: 13 },
        { name: '所在党支部', width: 30, look: 'left' },
        { name: '党员类别', width: 10, choices: ['正式党员', '预备党员'] },
        { name: '职业', width: 14 },
        address,
        phone,
        note,
      ],
      body: 15,
      signature: '支部书记:                                        填表人:',
      notes: ['填表要求:各栏不得空白,没有的填“无”。'],
    },
  },
  {
    file: '耕地地力保护补贴公示表.xlsx',
    list: {
      sheetName: '公示表',
      title: '____年耕地地力保护补贴面积核实公示表',
      line: '       镇(乡)       村                              单位:亩、元                    公示日期:',
      heads: [
        no,
        { name: '组别', width: 8 },
        { name: '农户姓名', width: 10 },
        idNumber,
        { name: '一卡通账号', width: 24 },
        { name: '家庭人口', look: 'integer', width: 7 },
        { name: '承包耕地面积(亩)', look: 'area', width: 11 },
        { name: '补贴面积(亩)', look: 'area', width: 11 },
        { name: '补贴标准(元/亩)', look: 'money', width: 11, rate: true },
        { name: '补贴金额(元)', look: 'money', width: 12 },
        phone,
        { name: '农户签字', width: 12 },
      ],
      body: 15,
      total: 'last',
      signature: '村委会主任:                    村监委会主任:                    制表人:',
      notes: ['公示期7天。如有异议,请向村民委员会或镇农业服务中心反映。'],
      landscape: true,
    },
  },
  {
    file: '各村人口年龄分布统计表.xlsx',
    list: {
      sheetName: '年龄分布',
      title: '各村(社区)人口年龄分布统计表',
      line: '填报单位:                              单位:户、人                    统计时点:    年   月   日',
      heads: [
        { name: '村(社区)', width: 18 },
        count('总户数'),
        { name: '总人口', children: [count('合计'), count('男'), count('女')] },
        ...BANDS.map((band): Head => ({ name: band, children: [count('男'), count('女')] })),
      ],
      body: VILLAGES,
      total: 'last',
      signature: '负责人:                              填表人:                              联系电话:',
      notes: ['按户籍人口统计;年龄为周岁。'],
    },
  },
]
