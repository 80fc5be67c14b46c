import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('catalogue', {
  elementNotFound: {
    status: 404,
    title: { zh: '没有这个数据元：{element}', en: 'There is no data element {element}' },
    nextStep: {
      zh: '请在数据元目录中查找，或登记一个新的数据元。',
      en: 'Look it up in the catalogue, or register a new one.',
    },
  },
  elementExists: {
    status: 409,
    title: { zh: '数据元“{element}”已经存在', en: 'The data element {element} already exists' },
    nextStep: { zh: '请使用已有的数据元，或换一个标识。', en: 'Use the existing element, or choose another id.' },
  },
  elementIdNotAllowed: {
    status: 422,
    title: { zh: '标识“{element}”不能用', en: 'The id {element} cannot be used' },
    nextStep: {
      zh: '请用小写字母开头、只含小写字母、数字和下划线的标识，且不要用系统保留的名称。',
      en: 'Use lower-case letters, digits and underscores, starting with a letter, and no reserved name.',
    },
  },
  valueDomainMissing: {
    status: 422,
    title: { zh: '没有值域“{valueDomain}”', en: 'There is no value domain {valueDomain}' },
    nextStep: { zh: '代码型数据元必须选一个已有的值域。', en: 'A coded element needs an existing value domain.' },
  },
  synonymTaken: {
    status: 409,
    title: { zh: '“{text}”已经是这个数据元的同义词', en: '{text} is already a synonym of this element' },
    nextStep: { zh: '不用再添加。', en: 'Nothing needs to be added.' },
  },
})
