import { defineProblems } from '#platform/errors.ts'

/** What sharing between departments refuses. */
export const sharingProblems = defineProblems('requests', {
  nothingToShare: {
    status: 422,
    title: { zh: '这些字段没有别的单位掌握：{fields}', en: 'No other body holds these fields: {fields}' },
    nextStep: {
      zh: '先做准入初审，再从“他部门掌握”的字段里选。',
      en: 'Screen first, then choose fields another body holds.',
    },
  },
  sharedAlready: {
    status: 409,
    title: { zh: '这些字段已在申请共享：{fields}', en: 'These fields have been applied for: {fields}' },
    nextStep: { zh: '请在共享申请里看进展。', en: 'Follow the application.' },
  },
  shareNotFound: {
    status: 404,
    title: { zh: '没有这件共享申请', en: 'There is no such application' },
    nextStep: { zh: '请回到共享申请列表查看。', en: 'Go back to the list.' },
  },
  shareNotYours: {
    status: 403,
    title: { zh: '这件共享申请由{holder}办理', en: 'This application is for {holder} to answer' },
    nextStep: {
      zh: '请该单位办理；单位没有登记的，由县准入办代办。',
      en: 'Ask that body; the gate office stands in for bodies not registered.',
    },
  },
  shareNotOpen: {
    status: 409,
    title: { zh: '这件共享申请已不在这一步', en: 'The application has moved on' },
    nextStep: { zh: '请刷新后按现在能做的办。', en: 'Refresh and do what is possible now.' },
  },
  grantNeedsWay: {
    status: 422,
    title: { zh: '同意共享要写明怎么给、哪天给', en: 'A grant says how and by when' },
    nextStep: {
      zh: '选“台账里已有”或“导入文件”，导入要写日期。',
      en: 'Choose the ledger or an import, with a day for an import.',
    },
  },
  fieldNotInApplication: {
    status: 422,
    title: { zh: '申请里没有第 {position} 个字段', en: 'The application has no field {position}' },
    nextStep: { zh: '请刷新后重新勾选。', en: 'Refresh and tick again.' },
  },
  correctionNotFound: {
    status: 404,
    title: { zh: '没有这张更正单', en: 'There is no such ticket' },
    nextStep: { zh: '请回到更正单列表查看。', en: 'Go back to the list.' },
  },
  correctionClosed: {
    status: 409,
    title: { zh: '这张更正单已答复', en: 'This ticket has been answered' },
    nextStep: { zh: '仍有错的，另开一张。', en: 'Open another one if it is still wrong.' },
  },
  wordsNameSomebody: {
    status: 422,
    title: { zh: '说明里有证件号或电话号码', en: 'The words hold an ID or telephone number' },
    nextStep: {
      zh: '说明只写哪里不对，不写是谁；要指明具体对象，从台账里选，并写明目的。',
      en: 'Say what is wrong, not who it is; to point at somebody choose the subject in the ledger, with a purpose.',
    },
  },
  elementUnknown: {
    status: 422,
    title: { zh: '没有数据元“{element}”', en: 'There is no data element “{element}”' },
    nextStep: { zh: '请从数据元目录里选。', en: 'Choose one of the catalogue.' },
  },
  dataReturnNotFound: {
    status: 404,
    title: { zh: '没有这条数据返还', en: 'There is no such data return' },
    nextStep: { zh: '请回到列表查看。', en: 'Go back to the list.' },
  },
  dataReturnReceived: {
    status: 409,
    title: { zh: '这批数据已登记完整返还', en: 'This return has been received whole' },
    nextStep: { zh: '如需再要，另登记一条。', en: 'Ask for another one.' },
  },
  dueBeforeAsked: {
    status: 422,
    title: { zh: '应返还日期要在今天之后', en: 'The due day must be after today' },
    nextStep: { zh: '请改日期。', en: 'Change the day.' },
  },
})
