import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('requests', {
  requestNotFound: {
    status: 404,
    title: { zh: '没有这件事项', en: 'There is no such request' },
    nextStep: { zh: '请回到事项列表查看。', en: 'Go back to the list of requests.' },
  },
  requestChanged: {
    status: 409,
    title: { zh: '这件事项刚被别人改过', en: 'Somebody has changed this request in the meantime' },
    nextStep: {
      zh: '您写的内容还在。请刷新，看过新内容后再提交一次。',
      en: 'What you typed is still here. Refresh, look at the new state, and send it again.',
    },
  },
  notInThisState: {
    status: 409,
    title: {
      zh: '事项现在是“{state}”，不能{event}',
      en: 'The request is {stateEn} now; this cannot be done: {eventEn}',
    },
    nextStep: {
      zh: '请看事项页上的办理过程，按现在能做的办。',
      en: 'Look at the history on its page and do what is possible now.',
    },
  },
  notYourBody: {
    status: 403,
    title: { zh: '这是{issuer}的事项，您不能代它办理', en: 'This request belongs to {issuer}; you cannot act for it' },
    nextStep: { zh: '请让该单位的人办理，或写意见。', en: 'Ask that body to do it, or comment on the request.' },
  },
  noScope: {
    status: 422,
    title: { zh: '没有写明向哪些{level}要', en: 'It does not say which {levelEn} are asked' },
    nextStep: {
      zh: '草稿已保存。请在“范围”里选出乡镇或村，再提交。',
      en: 'The draft is kept. Choose the areas it is for, then submit.',
    },
  },
  departmentWithoutScope: {
    status: 403,
    title: { zh: '您的单位没有登记在本县', en: 'Your body is not registered in this county' },
    nextStep: {
      zh: '请联系县准入办登记单位和管辖范围，再来申请。',
      en: 'Ask the county gate office to register your body and its area first.',
    },
  },
  areaNotOfTheLevel: {
    status: 422,
    title: { zh: '“{area}”里没有可以要求的{level}', en: 'There is no {levelEn} in “{area}”' },
    nextStep: { zh: '请换一个区划，或改“要谁办”。', en: 'Choose another area, or change who is asked.' },
  },
  nothingAsked: {
    status: 422,
    title: { zh: '没有写明要什么', en: 'It does not say what is asked' },
    nextStep: {
      zh: '请上传表样，或逐项写出要的内容。草稿已保存。',
      en: 'Upload the template or list the fields. The draft is kept.',
    },
  },
  blocked: {
    status: 409,
    title: { zh: '按规则不能准入：{clauses}', en: 'The rules do not admit it: {clausesEn}' },
    nextStep: {
      zh: '请压减、退回，或由具名批准人逐条说明理由放行。',
      en: 'Reduce it, return it, or have a named approver let each block pass with a reason.',
    },
  },
  nothingReduced: {
    status: 422,
    title: { zh: '压减要选出不再要的字段', en: 'To reduce, choose the fields that stay out' },
    nextStep: {
      zh: '请勾选要删去的字段；一个不删就选“准入”。',
      en: 'Tick the fields to leave out; if none, choose “admit”.',
    },
  },
  mergeIntoWhat: {
    status: 422,
    title: { zh: '没有选要并入的事项', en: 'It does not say which request to merge into' },
    nextStep: { zh: '请从相似事项里选一件。', en: 'Choose one of the similar requests.' },
  },
  cannotMerge: {
    status: 409,
    title: { zh: '不能合并：{why}', en: 'These cannot be merged: {whyEn}' },
    nextStep: {
      zh: '请换一件在办事项，或对本件另作决定。',
      en: 'Choose another live request, or decide on this one differently.',
    },
  },
  deferUntilWhen: {
    status: 422,
    title: { zh: '暂缓要写明到哪一天再审，且须在今天之后', en: 'Say until which day after today it is deferred' },
    nextStep: { zh: '请选一个日期。', en: 'Choose a day.' },
  },
  noSuchBlock: {
    status: 409,
    title: { zh: '这件事项没有被“{row}”拦下', en: '“{row}” does not block this request' },
    nextStep: { zh: '请刷新，按最新的初审结果办。', en: 'Refresh and act on the newest screening.' },
  },
  numberMissing: {
    status: 422,
    title: { zh: '没有准入码。无码不填', en: 'There is no control number. No number, no obligation' },
    nextStep: {
      zh: '先申请准入；准入后用发给的准入码下发。',
      en: 'Apply to the gate first; dispatch with the number it issues.',
    },
  },
  numberMistyped: {
    status: 422,
    title: {
      zh: '准入码“{number}”写错了：校验位不符',
      en: 'The number “{number}” is mistyped: its check characters do not fit',
    },
    nextStep: { zh: '请对照准入通知重新输入，或扫码。', en: 'Type it again from the notice, or scan it.' },
  },
  numberUnknown: {
    status: 404,
    title: { zh: '本县没有发过准入码“{number}”', en: 'The number “{number}” was never issued here' },
    nextStep: {
      zh: '不要填报。请把来文交县准入办核实。',
      en: 'Do not fill anything in. Pass what you got to the county gate office.',
    },
  },
  numberRevoked: {
    status: 410,
    title: { zh: '准入码“{number}”已撤销', en: 'The number “{number}” was revoked' },
    nextStep: { zh: '不必再填；有疑问问县准入办。', en: 'Nothing is owed any more; ask the gate office in doubt.' },
  },
  numberExpired: {
    status: 410,
    title: { zh: '准入码“{number}”已于 {day} 到期', en: 'The number “{number}” expired on {day}' },
    nextStep: { zh: '需要继续的，重新申请准入。', en: 'Apply to the gate again if it is still needed.' },
  },
  numberOfAnotherRequest: {
    status: 409,
    title: { zh: '准入码“{number}”是另一件事项的', en: 'The number “{number}” is of another request' },
    nextStep: { zh: '请用这件事项自己的准入码。', en: 'Use the number of this request.' },
  },
  commentUnanswered: {
    status: 409,
    title: { zh: '还有 {count} 条基层意见没有答复', en: '{count} comments have no answer yet' },
    nextStep: { zh: '请先在事项页逐条答复，再下发。', en: 'Answer each on the page of the request, then dispatch.' },
  },
  takenBackSince: {
    status: 409,
    title: {
      zh: '履职事项“{item}”已由{by}收回，不能再下发',
      en: 'The duty “{item}” has been taken back ({by}) and cannot be dispatched',
    },
    nextStep: { zh: '请由收回的部门自行办理。', en: 'The body that took it back does it itself.' },
  },
  notSentToYou: {
    status: 409,
    title: {
      zh: '这件事项没有下发给您，或您这部分已不在办',
      en: 'It was not sent to you, or your part is no longer open',
    },
    nextStep: { zh: '请看事项页上本村（镇）的状态。', en: 'Look at the state of your part on its page.' },
  },
  returnNotFound: {
    status: 404,
    title: { zh: '没有这条退回', en: 'There is no such return' },
    nextStep: { zh: '请回到事项页查看。', en: 'Go back to the page of the request.' },
  },
  returnClosed: {
    status: 409,
    title: {
      zh: '这条退回已答复，或答复时限已过、事项已自动失效',
      en: 'This return was answered, or its time has passed and the request lapsed',
    },
    nextStep: { zh: '确需办理的，重新申请准入。', en: 'If it is still needed, apply to the gate again.' },
  },
  returnUnanswered: {
    status: 409,
    title: { zh: '还有退回没有答复，不能办结', en: 'A return has no answer yet; it cannot be finished' },
    nextStep: { zh: '请先答复退回。', en: 'Answer the return first.' },
  },
  commentNotFound: {
    status: 404,
    title: { zh: '没有这条意见', en: 'There is no such comment' },
    nextStep: { zh: '请回到事项页查看。', en: 'Go back to the page of the request.' },
  },
  notNumbered: {
    status: 409,
    title: { zh: '这件事项还没有准入码', en: 'This request has no control number yet' },
    nextStep: { zh: '准入后先赋码，再发表样和通知。', en: 'Admit it and issue its number first.' },
  },
  noTemplate: {
    status: 404,
    title: { zh: '这件事项没有附表样', en: 'This request has no template' },
    nextStep: { zh: '直接转发通知文字或打印准入通知。', en: 'Forward its message or print its notice instead.' },
  },
  noRulesInForce: {
    status: 503,
    title: { zh: '本县这一天还没有准入规则', en: 'No rules of admission are in force in this county on that day' },
    nextStep: {
      zh: '请联系县准入办或系统管理员载入规则。草稿已保存。',
      en: 'Ask the gate office or the operator to load the rules. The draft is kept.',
    },
  },
})
