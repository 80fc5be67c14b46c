import { defineProblems } from '#platform/errors.ts'

/** What the registry refuses. */
export const registryProblems = defineProblems('requests', {
  entryNotFound: {
    status: 404,
    title: { zh: '目录里没有这一条', en: 'There is no such entry on the list' },
    nextStep: { zh: '请回到备案目录查看。', en: 'Go back to the filed list.' },
  },
  entryNumberTaken: {
    status: 409,
    title: { zh: '编号“{number}”已备案', en: 'The number “{number}” is on the list already' },
    nextStep: {
      zh: '换一个编号；内容有变的，在原条目上“备案新版本”。',
      en: 'Choose another number, or file a new version of that entry.',
    },
  },
  entryTooLong: {
    status: 422,
    title: {
      zh: '有效期最长一年：最晚到 {latest}',
      en: 'Nothing is filed for longer than a year: until {latest} at most',
    },
    nextStep: {
      zh: '请改短有效期；到期前可备案新版本。',
      en: 'Shorten it; a new version can be filed before it ends.',
    },
  },
  entryEndsBeforeItBegins: {
    status: 422,
    title: { zh: '截止日期要在起始日期之后', en: 'It must end after it begins' },
    nextStep: { zh: '请检查两个日期。', en: 'Check both days.' },
  },
  fieldOutlivesEntry: {
    status: 422,
    title: { zh: '字段“{field}”的有效期比表长', en: 'The field “{field}” would outlive its form' },
    nextStep: { zh: '字段的有效期不能晚于 {latest}。', en: 'A field ends on {latest} at the latest.' },
  },
  fieldTwice: {
    status: 422,
    title: { zh: '字段“{field}”写了两次', en: 'The field “{field}” is named twice' },
    nextStep: { zh: '同名字段只留一个。', en: 'Keep one of them.' },
  },
  issuerUnknown: {
    status: 422,
    title: { zh: '本县没有登记“{issuer}”这个单位', en: 'No body “{issuer}” is registered in this county' },
    nextStep: { zh: '请写单位的登记名称。', en: 'Use the name it is registered by.' },
  },
  dutyUnknown: {
    status: 422,
    title: { zh: '现行清单里没有履职事项“{code}”', en: 'The duty list in force has no item “{code}”' },
    nextStep: { zh: '请核对编码，或留空。', en: 'Check the code, or leave it empty.' },
  },
  dutyTakenBack: {
    status: 409,
    title: { zh: '履职事项“{item}”已收回，不能备案', en: 'The duty “{item}” was taken back and cannot be filed' },
    nextStep: { zh: '由承接部门自行办理，不列入目录。', en: 'The department that took it back does it itself.' },
  },
  notFilable: {
    status: 409,
    title: { zh: '只有已准入的事项可以列入目录', en: 'Only an admitted request can become an entry' },
    nextStep: { zh: '请先作出准入决定。', en: 'Admit it first.' },
  },
  fieldsWithoutPurpose: {
    status: 422,
    title: { zh: '有字段没有写用途：{fields}', en: 'Fields without a purpose: {fields}' },
    nextStep: { zh: '请让申请单位逐项写明用途，再列入目录。', en: 'Have the department say what each is for.' },
  },
  entryNotInForce: {
    status: 409,
    title: { zh: '这一版已不是现行版本', en: 'This version is not the current one' },
    nextStep: { zh: '请打开最新版本再办。', en: 'Open the newest version.' },
  },
  notUrgentOrNotEnded: {
    status: 409,
    title: { zh: '只有已结束的紧急事项需要复核', en: 'Only an urgent request that has ended is reviewed' },
    nextStep: { zh: '请从待复核清单里选。', en: 'Choose one of the list of reviews.' },
  },
  reviewedAlready: {
    status: 409,
    title: { zh: '这件紧急事项已复核', en: 'This urgent request has been reviewed' },
    nextStep: { zh: '复核结论公开，不再更改。', en: 'The verdict is public and is not changed.' },
  },
})
