import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('offchannel', {
  noticeNotFound: {
    status: 404,
    title: { zh: '没有这条通知', en: 'There is no such notice' },
    nextStep: { zh: '请回到“收到的通知”查看。', en: 'Go back to the list of notices.' },
  },
  noticeChanged: {
    status: 409,
    title: { zh: '这条通知在别处改过了', en: 'This notice was changed elsewhere' },
    nextStep: { zh: '请刷新后再改一次；原文还在。', en: 'Refresh and change it again; the text is kept.' },
  },
  nothingGiven: {
    status: 422,
    title: { zh: '没有文字，也没有文件', en: 'There is neither text nor a file' },
    nextStep: { zh: '请粘贴收到的通知，或拖入发来的文件。', en: 'Paste the notice, or drop the file that was sent.' },
  },
  demandNotFound: {
    status: 404,
    title: { zh: '通知里没有这一项要求', en: 'The notice has no such demand' },
    nextStep: { zh: '请刷新后再看。', en: 'Refresh the page.' },
  },
  bodyNotFound: {
    status: 422,
    title: { zh: '本县没有登记这个单位', en: 'That body is not registered in this county' },
    nextStep: { zh: '请从列表里选，或照原文写名称。', en: 'Choose one of the list, or write its name as it stands.' },
  },
  nothingToFill: {
    status: 422,
    title: { zh: '没有可以填的表', en: 'There is no form to fill' },
    nextStep: {
      zh: '请拖入发来的表格，或从相近的县内表格里选一张。',
      en: 'Drop the file that was sent, or choose a form of the county.',
    },
  },
  notAnswered: {
    status: 404,
    title: { zh: '还没有填好的文件', en: 'There is no finished file yet' },
    nextStep: { zh: '请先点“用台账填好”。', en: 'Fill it from the ledger first.' },
  },
  nothingOffChannel: {
    status: 409,
    title: { zh: '这条通知里没有体外任务', en: 'Nothing in this notice is off-channel' },
    nextStep: {
      zh: '有准入码的事项按登记办理；有不同意见可以退回。',
      en: 'A registered request is done as registered; return it if you disagree.',
    },
  },
  alreadyReported: {
    status: 409,
    title: { zh: '已经反映过了', en: 'It has been reported already' },
    nextStep: { zh: '一天之内可以撤回。', en: 'You can take it back within a day.' },
  },
  tooLateToWithdraw: {
    status: 409,
    title: { zh: '没有可撤回的反映，或已过一天', en: 'There is nothing to take back, or a day has passed' },
    nextStep: {
      zh: '县准入办那边没有您的名字；确需说明的，请用“投诉建议”。',
      en: 'The gate office does not have your name; use “complaints and suggestions” to add to it.',
    },
  },
  reportNotFound: {
    status: 404,
    title: { zh: '没有这件体外任务，或已撤回', en: 'There is no such off-channel demand, or it was taken back' },
    nextStep: { zh: '请回到列表查看。', en: 'Go back to the list.' },
  },
  reportClosed: {
    status: 409,
    title: { zh: '这件已经办过了', en: 'It has been dealt with already' },
    nextStep: { zh: '请刷新列表。', en: 'Refresh the list.' },
  },
  issuerNotKnown: {
    status: 422,
    title: { zh: '还不知道是本县哪个单位要的', en: 'It is not known which body of the county asks' },
    nextStep: { zh: '请先选出单位。', en: 'Choose the body first.' },
  },
  onlyOneArea: {
    status: 409,
    title: {
      zh: '只有一个地方反映过，去问可能让人猜出是谁',
      en: 'Only one place has reported it; asking could show who it was',
    },
    nextStep: {
      zh: '可以等别处也反映，或直接转为申请；仍要问的，请确认。',
      en: 'Wait until others report it, or make it a request; confirm if you ask all the same.',
    },
  },
  questionNotFound: {
    status: 404,
    title: { zh: '没有问您单位的这件事', en: 'Your body was not asked about this' },
    nextStep: { zh: '请回到列表查看。', en: 'Go back to the list.' },
  },
})
