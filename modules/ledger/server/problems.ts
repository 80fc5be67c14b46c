import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('ledger', {
  keyMissing: {
    status: 422,
    title: {
      zh: '这些列分不清每一行是谁（缺少{keys}）',
      en: 'These columns do not tell one row from another ({keys} is missing)',
    },
    nextStep: { zh: '请至少对应上{keys}中的一组列。', en: 'Map at least one of these sets of columns: {keys}.' },
  },
  subjectNotFound: {
    status: 404,
    title: {
      zh: '台账中没有这个对象，或不在您的辖区内',
      en: 'The ledger has no such subject, or it is outside your area',
    },
    nextStep: { zh: '请核对对象，或请辖区上级办理。', en: 'Check the subject, or ask the level above.' },
  },
  elementNotHeld: {
    status: 422,
    title: { zh: '台账不保存“{element}”', en: 'The ledger does not hold {element}' },
    nextStep: {
      zh: '由其他数据推算或属于专门管理的数据元不能直接填写。',
      en: 'Derived elements and those of the vault cannot be entered.',
    },
  },
  valueRefused: {
    status: 422,
    title: { zh: '“{element}”：{reason}', en: '{element}: {reason}' },
    nextStep: { zh: '请按提示改正后再保存。', en: 'Correct the value and save again.' },
  },
  conflictNotFound: {
    status: 404,
    title: {
      zh: '没有这条待处理的冲突，可能已由他人处理',
      en: 'There is no such open conflict; someone may have settled it',
    },
    nextStep: { zh: '请刷新冲突列表。', en: 'Reload the list of conflicts.' },
  },
  nothingToConfirm: {
    status: 422,
    title: { zh: '“{element}”还没有值，无法确认', en: '{element} has no value to confirm' },
    nextStep: { zh: '请先录入。', en: 'Enter a value first.' },
  },
  notComputable: {
    status: 422,
    title: { zh: '台账无法判断条件“{predicate}”', en: 'The ledger cannot decide the condition {predicate}' },
    nextStep: {
      zh: '请修改人群条件，或把这一列留给人工填写。',
      en: 'Change the population, or leave the column to a person.',
    },
  },
  reservedName: {
    status: 422,
    title: { zh: '“{element}”是台账保留的列名', en: '{element} is a reserved column name' },
    nextStep: { zh: '请换一个标识。', en: 'Choose another id.' },
  },
})
