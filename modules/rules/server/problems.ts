import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('rules', {
  tableNotFound: {
    status: 404,
    title: { zh: '没有规则表“{key}”', en: 'There is no rule table {key}' },
    nextStep: { zh: '请回到“规则”列表选择。', en: 'Choose one from the list of rules.' },
  },
  countyMissing: {
    status: 422,
    title: { zh: '没有说明是哪个县', en: 'No county is named' },
    nextStep: {
      zh: '请在地址里加上六位县代码，如 ?county=511123。',
      en: 'Add the six digits of the county: ?county=511123.',
    },
  },
  draftChanged: {
    status: 409,
    title: { zh: '草稿已被他人改动', en: 'Somebody else has changed the draft' },
    nextStep: { zh: '请重新打开本页，再把您的改动加上。', en: 'Open the page again and add your changes to it.' },
  },
  draftNotFound: {
    status: 404,
    title: { zh: '这张表没有草稿', en: 'This table has no draft' },
    nextStep: { zh: '请先改动并保存草稿。', en: 'Change the table and save the draft first.' },
  },
  tableHasErrors: {
    status: 422,
    title: { zh: '规则表还有 {count} 处错误：{findings}', en: 'The table still has {count} errors: {findings}' },
    nextStep: {
      zh: '草稿已保留；请按提示的行、列改好后再发布。',
      en: 'The draft is kept; mend the rows and columns named, then publish.',
    },
  },
  nothingChanged: {
    status: 409,
    title: { zh: '草稿与现行版本一样', en: 'The draft says what is in force already' },
    nextStep: { zh: '请先改动，或放弃草稿。', en: 'Change something, or discard the draft.' },
  },
  dayPassed: {
    status: 422,
    title: { zh: '{day} 已经过去，规则不能溯及以往', en: '{day} has passed; a rule does not reach back' },
    nextStep: { zh: '请选今天或以后的日期。', en: 'Choose today or a later day.' },
  },
  versionScheduled: {
    status: 409,
    title: { zh: '已有一版将从 {day} 起施行', en: 'A version is already to hold from {day}' },
    nextStep: { zh: '请选这一天或以后的日期。', en: 'Choose that day or a later one.' },
  },
  parameterNotFound: {
    status: 422,
    title: { zh: '规则表里没有参数“{parameter}”', en: 'The table has no parameter {parameter}' },
    nextStep: { zh: '请从表中的参数里选择。', en: 'Choose one of the parameters of the table.' },
  },
  coreHolds: {
    status: 403,
    title: { zh: '“{parameter}”处处适用，各地不能另定', en: '{parameter} holds everywhere; no place may differ' },
    nextStep: { zh: '如认为不合适，请提出修改规则的建议。', en: 'If it does not fit, propose to change the rule.' },
  },
  outOfBounds: {
    status: 422,
    title: { zh: '{value} 不在 {min} 至 {max} 之间', en: '{value} is not within {min} and {max}' },
    nextStep: { zh: '请在规定的幅度内取值。', en: 'Choose a value within the bounds.' },
  },
  valueOrArea: {
    status: 422,
    title: {
      zh: '要么填数值，要么选“与某地相同”，只能二选一',
      en: 'Give either a value or an area to follow, not both or neither',
    },
    nextStep: { zh: '请只保留一项。', en: 'Keep one of the two.' },
  },
  areaOutsideScope: {
    status: 403,
    title: { zh: '区划 {areaCode} 不在您的管辖范围内', en: 'Area {areaCode} is outside your scope' },
    nextStep: { zh: '请选择您负责的区划。', en: 'Choose an area of your own.' },
  },
  otherCounty: {
    status: 422,
    title: { zh: '{areaCode} 属于另一个县', en: '{areaCode} lies in another county' },
    nextStep: { zh: '只能与本县的区划相同。', en: 'Follow an area of your own county.' },
  },
  periodEmpty: {
    status: 422,
    title: {
      zh: '到期日 {expiresOn} 不晚于起始日 {validFrom}',
      en: 'It would expire on {expiresOn}, not after {validFrom}',
    },
    nextStep: { zh: '请把到期日改到起始日之后。', en: 'Choose a later day to expire on.' },
  },
  periodTooLong: {
    status: 422,
    title: { zh: '局部调整最长两年', en: 'A local override lasts two years at most' },
    nextStep: { zh: '请把到期日提前；到期后可以再定。', en: 'Choose an earlier day; it can be set again then.' },
  },
  circle: {
    status: 422,
    title: { zh: '互相引用成了一个圈：{areas}', en: 'These areas follow one another in a circle: {areas}' },
    nextStep: { zh: '请让其中一地直接填数值。', en: 'Let one of them have a value of its own.' },
  },
  overrideContradicts: {
    status: 422,
    title: {
      zh: '取这个值后规则表会自相矛盾：{findings}',
      en: 'With this value the table contradicts itself: {findings}',
    },
    nextStep: { zh: '请换一个值。', en: 'Choose another value.' },
  },
  overrideNotFound: {
    status: 404,
    title: {
      zh: '没有这项局部调整，或它已经结束，或不在您的辖区',
      en: 'There is no such override, it has ended, or it is outside your area',
    },
    nextStep: { zh: '请重新打开规则表查看。', en: 'Open the rule table again.' },
  },
  proposalNotFound: {
    status: 404,
    title: { zh: '没有这项修改建议', en: 'There is no such proposal' },
    nextStep: { zh: '请回到建议列表。', en: 'Go back to the list of proposals.' },
  },
  proposalDecided: {
    status: 409,
    title: { zh: '这项建议已经处理过', en: 'This proposal has been decided' },
    nextStep: { zh: '请重新打开建议列表。', en: 'Open the list of proposals again.' },
  },
  rowNotFound: {
    status: 422,
    title: { zh: '规则表“{key}”里没有“{row}”这一行', en: 'Table {key} has no row {row}' },
    nextStep: { zh: '请用现行版本的行号。', en: 'Use the row ids of the version in force.' },
  },
  factMissing: {
    status: 422,
    title: {
      zh: '缺少事实“{fact}”，规则表“{table}”无法判断',
      en: 'Fact {fact} is missing; table {table} cannot decide',
    },
    nextStep: { zh: '请先补上这项事实。', en: 'State this fact first.' },
  },
  factNotOfType: {
    status: 422,
    title: {
      zh: '事实“{fact}”不是规则表“{table}”要的类型',
      en: 'Fact {fact} is not of the type table {table} declares',
    },
    nextStep: { zh: '请按事实的定义填写。', en: 'State it as the fact is defined.' },
  },
})
