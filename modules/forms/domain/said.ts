/** One sentence for the clerk in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}
export type Language = keyof Said

export const ROLE_WORDS: Readonly<Record<string, Said>> = {
  head: { zh: '户主', en: 'head of household' },
  spouse: { zh: '配偶', en: 'spouse' },
  father: { zh: '父亲', en: 'father' },
  mother: { zh: '母亲', en: 'mother' },
  child: { zh: '子女', en: 'child' },
  guardian: { zh: '监护人', en: 'guardian' },
  member: { zh: '家庭成员', en: 'household member' },
  grandfather: { zh: '祖父', en: 'grandfather' },
  grandmother: { zh: '祖母', en: 'grandmother' },
  maternal_grandfather: { zh: '外祖父', en: 'mother’s father' },
  maternal_grandmother: { zh: '外祖母', en: 'mother’s mother' },
  agent: { zh: '代理人', en: 'agent' },
  applicant: { zh: '申请人', en: 'applicant' },
  supporter: { zh: '赡（抚、扶）养人', en: 'supporter' },
  owner: { zh: '房主或地块主人', en: 'owner' },
  tenant: { zh: '承租人', en: 'tenant' },
  party: { zh: '当事人', en: 'party' },
  subject: { zh: '服务对象', en: 'subject' },
  service_recipient: { zh: '受服务人', en: 'service recipient' },
  work_unit: { zh: '工作单位', en: 'work unit' },
  building_head: { zh: '楼栋长', en: 'building head' },
}

/** Why a header takes nothing from the ledger. */
export const WHY_UNFILLED = {
  computed: { zh: '单元格里是公式，由表格自己计算', en: 'The cell holds a formula: the form computes it' },
  open: { zh: '对照还没有确认', en: 'What it means is not confirmed yet' },
  byFiller: { zh: '由填表人填写', en: 'Whoever fills the form in writes it' },
  picture: { zh: '照片由填表人粘贴', en: 'Whoever fills the form in puts the photo' },
  notHeld: { zh: '台账里没有这一项', en: 'The ledger does not hold it' },
  whichBenefit: {
    zh: '表头写的补助不在项目目录里，不知道填哪一项的',
    en: 'The header names a benefit that is not in the list of programmes',
  },
  onNotice: {
    zh: '公示表不得出现健康状况',
    en: 'A public notice must not show health',
  },
  figureInList: { zh: '汇总数不能填在逐行名单里', en: 'A figure cannot stand in a list of single rows' },
  factInFigures: {
    zh: '逐行名单里的一项不能填在汇总表里，请改为汇总',
    en: 'A fact of single rows cannot stand in a table of figures; choose a figure',
  },
  openRow: { zh: '这一行的类别还没有确认', en: 'What this row counts is not confirmed yet' },
} as const satisfies Record<string, Said>

/** What is the matter with a cell. */
export const GAP_WORDS = {
  missing: { zh: '台账里没有', en: 'The ledger does not have it' },
  stale: { zh: '超过时效，需要核实', en: 'Not confirmed for too long: to be checked' },
  conflict: { zh: '两个来源不一致，需要认定', en: 'Two sources disagree: to be settled' },
} as const satisfies Record<string, Said>

export const NOBODY_HERE: Said = { zh: '台账里查无此人', en: 'Not found in the ledger' }
