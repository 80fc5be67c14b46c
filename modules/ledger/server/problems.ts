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
  moveBeyondScope: {
    status: 403,
    title: { zh: '迁入地不在您的辖区内', en: 'The area moved to is outside your own' },
    nextStep: {
      zh: '同一乡镇的两个村之间由乡镇办理，跨乡镇由县级办理。',
      en: 'Between two villages of a township the township does it, between townships the county.',
    },
  },
  areaNotStanding: {
    status: 422,
    title: { zh: '现在没有代码为 {areaCode} 的区划', en: 'There is no area {areaCode} today' },
    nextStep: { zh: '请从列表中选择现行区划。', en: 'Choose an area of today from the list.' },
  },
  livesThere: {
    status: 422,
    title: { zh: '本来就在这个地方', en: 'That is where the subject is already' },
    nextStep: { zh: '请选择另一个地方。', en: 'Choose another area.' },
  },
  notMovedYet: {
    status: 422,
    title: { zh: '迁移日期晚于今天（{today}）', en: 'The day of the move is after today ({today})' },
    nextStep: { zh: '请在迁移发生之后登记。', en: 'Enter the move once it has happened.' },
  },
  movedBeforeArrival: {
    status: 422,
    title: {
      zh: '迁移日期不晚于迁入现居地的日期（{livedFrom}）',
      en: 'The day of the move is not after the arrival ({livedFrom})',
    },
    nextStep: {
      zh: '请核对日期；如果上一次迁移登记有误，请先撤回。',
      en: 'Check the day; if the last move was entered wrongly, take it back first.',
    },
  },
  householdNoTaken: {
    status: 409,
    title: {
      zh: '那里已有户编号为“{householdNo}”的户',
      en: 'There is a household numbered {householdNo} there already',
    },
    nextStep: { zh: '请先更正户编号，再迁移。', en: 'Correct the number of the household first.' },
  },
  noMoveToUndo: {
    status: 404,
    title: { zh: '没有可以撤回的迁移', en: 'There is no move to take back' },
    nextStep: {
      zh: '请刷新页面；如果之后又迁移过，请登记一次新的迁移。',
      en: 'Reload the page; after a further move, enter a new one.',
    },
  },
  reservedName: {
    status: 422,
    title: { zh: '“{element}”是台账保留的列名', en: '{element} is a reserved column name' },
    nextStep: { zh: '请换一个标识。', en: 'Choose another id.' },
  },
})
