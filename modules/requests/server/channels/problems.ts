import { defineProblems } from '#platform/errors.ts'

/** What the channels of dispatch refuse. */
export const channelProblems = defineProblems('requests', {
  areaNotAsked: {
    status: 409,
    title: { zh: '“{area}”不在这件事项的范围里', en: '“{area}” is not among those this request asks' },
    nextStep: { zh: '请按事项的范围写区划代码，或写“全部”。', en: 'Use an area the request names, or “all”.' },
  },
  requestNotMeant: {
    status: 409,
    title: { zh: '准入码“{number}”不是“{title}”的', en: 'The number “{number}” is not of “{title}”' },
    nextStep: { zh: '请用这件事项自己的准入码。', en: 'Use the number of this request.' },
  },
  overBudgetSince: {
    status: 409,
    title: { zh: '准入后预算变少，现已超支：{holders}', en: 'The budget has shrunk since and is overdrawn: {holders}' },
    nextStep: {
      zh: '请县准入办增加预算，或撤销、退回后压减再申请。',
      en: 'Have the gate office raise the budget, or apply again for less.',
    },
  },
  revokedAlready: {
    status: 409,
    title: { zh: '准入码“{number}”已经撤销', en: 'The number “{number}” was revoked before' },
    nextStep: { zh: '不必再做什么。', en: 'There is nothing left to do.' },
  },
  listWithoutHeader: {
    status: 422,
    title: { zh: '表里找不到这些列：{columns}', en: 'The list lacks these columns: {columns}' },
    nextStep: { zh: '请在第一行写明列名，再导入一次。', en: 'Write the names of the columns in the first row.' },
  },
  listWithoutRows: {
    status: 422,
    title: { zh: '表里没有一行内容', en: 'The list has no row' },
    nextStep: { zh: '请在列名下面逐行填写，再导入一次。', en: 'Fill in rows below the names of the columns.' },
  },
  listTooLong: {
    status: 413,
    title: { zh: '一次最多 {most} 行', en: 'At most {most} rows at once' },
    nextStep: { zh: '请分成几个文件导入。', en: 'Split it into several files.' },
  },
  listNotFound: {
    status: 404,
    title: { zh: '没有这次导入，或没有退回的行', en: 'There is no such import, or none of its rows was refused' },
    nextStep: { zh: '请重新导入。', en: 'Import it again.' },
  },
})
