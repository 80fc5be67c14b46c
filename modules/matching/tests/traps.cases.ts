/** Headers that mean different things in different places. `is`: element id, `@local`, `@new` or `@aggregate`. */
export interface Trap {
  readonly why: string
  readonly title: string
  readonly columns: string
  readonly header: string
  readonly is: string
  readonly role?: string
}

const household = '乡镇 村 户主 身份证号 性别 家庭人口 联系电话 备注'
const members = '户编号 姓名 与户主关系 性别 身份证号 户主姓名'
const cardOf =
  '姓名 性别 监护人/姓名 监护人/电话 父亲/姓名 父亲/联系电话 家庭成员/姓名 家庭成员/年龄 家庭成员/与户主关系'
const hazard = '序号 排查时间 隐患描述 整改责任人 整改期限 整改情况 备注'

export const traps: readonly Trap[] = [
  {
    why: '户主 in a list of households is the household’s column',
    title: '脱贫户家庭基本情况表',
    columns: household,
    header: '户主',
    is: 'household_head_name',
  },
  {
    why: 'the ID number after 户主 is the head’s own element',
    title: '脱贫户家庭基本情况表',
    columns: household,
    header: '身份证号',
    is: 'household_head_id_number',
  },
  {
    why: 'the sex after 户主 is the head’s',
    title: '脱贫户家庭基本情况表',
    columns: household,
    header: '性别',
    is: 'person_gender',
    role: 'head',
  },
  {
    why: 'the phone of a household list is the household’s',
    title: '脱贫户家庭基本情况表',
    columns: household,
    header: '联系电话',
    is: 'household_head_phone',
  },
  {
    why: 'a name beside 与户主关系 is the row’s own',
    title: '家庭成员信息表',
    columns: members,
    header: '姓名',
    is: 'person_name',
  },
  {
    why: 'the ID number in a list of members is the row’s own',
    title: '家庭成员信息表',
    columns: members,
    header: '身份证号',
    is: 'person_id_number',
  },
  {
    why: '关系 to the head is the person’s',
    title: '家庭成员信息表',
    columns: members,
    header: '与户主关系',
    is: 'person_relation_to_head',
  },
  {
    why: '姓名 under 监护人 is the guardian’s name',
    title: '留守儿童登记表',
    columns: cardOf,
    header: '监护人/姓名',
    is: 'guardian_name',
  },
  {
    why: '电话 under 监护人 is the guardian’s phone',
    title: '留守儿童登记表',
    columns: cardOf,
    header: '监护人/电话',
    is: 'guardian_phone',
  },
  {
    why: '姓名 under 父亲 is the father’s name',
    title: '留守儿童登记表',
    columns: cardOf,
    header: '父亲/姓名',
    is: 'father_name',
  },
  {
    why: '联系电话 under 父亲 is a phone with the role father',
    title: '留守儿童登记表',
    columns: cardOf,
    header: '父亲/联系电话',
    is: 'person_phone',
    role: 'father',
  },
  {
    why: '姓名 under 家庭成员 is a member’s',
    title: '留守儿童登记表',
    columns: cardOf,
    header: '家庭成员/姓名',
    is: 'person_name',
    role: 'member',
  },
  {
    why: '关系 to the applicant is a different fact',
    title: '临时救助申请表',
    columns: '姓名 身份证号 家庭成员/姓名 家庭成员/与申请人关系',
    header: '家庭成员/与申请人关系',
    is: 'person_relation_to_applicant',
    role: 'member',
  },
  {
    why: '编号 at the edge is the row number',
    title: '残疾人花名册',
    columns: '编号 姓名 性别 残疾证号 残疾等级',
    header: '编号',
    is: '@local',
  },
  {
    why: '序号 is the row number',
    title: '残疾人花名册',
    columns: '序号 姓名 性别 残疾证号 残疾等级',
    header: '序号',
    is: '@local',
  },
  {
    why: '签字 is filled by hand',
    title: '公示表',
    columns: '序号 姓名 身份证号 金额(元) 签字',
    header: '签字',
    is: '@local',
  },
  {
    why: '类别 under 残疾 needs its parent',
    title: '残疾人登记表',
    columns: '姓名 身份证号 残疾情况/类别 残疾情况/等级 残疾情况/证号',
    header: '残疾情况/类别',
    is: 'person_disability_type',
  },
  {
    why: '等级 under 残疾 needs its parent',
    title: '残疾人登记表',
    columns: '姓名 身份证号 残疾情况/类别 残疾情况/等级 残疾情况/证号',
    header: '残疾情况/等级',
    is: 'person_disability_level',
  },
  {
    why: '时间 under 入党 needs its parent',
    title: '党员登记表',
    columns: '姓名 性别 入党/时间 所在支部',
    header: '入党/时间',
    is: 'person_party_join_date',
  },
  {
    why: '单位 among a person’s columns is where the person works',
    title: '干部花名册',
    columns: '序号 姓名 性别 单位 职务 联系电话',
    header: '单位',
    is: 'person_work_unit',
  },
  {
    why: '整改期限 is the hazard’s deadline',
    title: '安全隐患排查治理台账',
    columns: hazard,
    header: '整改期限',
    is: 'event_deadline',
  },
  {
    why: '隐患描述 is the event’s',
    title: '安全隐患排查治理台账',
    columns: hazard,
    header: '隐患描述',
    is: 'event_desc',
  },
  {
    why: '应发金额 is an amount of support',
    title: '高龄津贴发放表',
    columns: '序号 姓名 身份证号 补贴标准 应发金额 账号',
    header: '应发金额',
    is: 'subsidy_amount',
  },
  {
    why: '面积 under 住房 is floor space',
    title: '入户调查表',
    columns: '户主姓名 身份证号 住房/面积(平方米) 耕地面积(亩) 林地面积(亩)',
    header: '住房/面积(平方米)',
    is: 'dwelling_area',
  },
  {
    why: '耕地面积 is arable land',
    title: '入户调查表',
    columns: '户主姓名 身份证号 住房/面积(平方米) 耕地面积(亩) 林地面积(亩)',
    header: '耕地面积(亩)',
    is: 'household_arable_area',
  },
  {
    why: 'a full-width and broken header is still the header',
    title: '花名册',
    columns: '序号 姓　名 联系\n电话',
    header: '姓　名',
    is: 'person_name',
  },
  {
    why: 'what no element says is new',
    title: '犬只登记表',
    columns: '犬主姓名 犬名 毛色 免疫证号',
    header: '毛色',
    is: '@new',
  },
]
