import type { RequestEvent, RequestState, ReturnGround, Words } from '../contract.ts'

const STATES: Record<RequestState, Words> = {
  draft: { zh: '草稿', en: 'a draft' },
  screened: { zh: '待审', en: 'waiting for the gate' },
  admitted: { zh: '准入', en: 'admitted' },
  reduced: { zh: '压减后准入', en: 'admitted in part' },
  merged: { zh: '已合并', en: 'merged' },
  returned: { zh: '退回申请单位', en: 'returned to its issuer' },
  deferred: { zh: '暂缓', en: 'deferred' },
  numbered: { zh: '已赋码', en: 'numbered' },
  dispatched: { zh: '已下发', en: 'dispatched' },
  done: { zh: '办结', en: 'done' },
  lapsed: { zh: '自动失效', en: 'lapsed' },
  expired: { zh: '到期', en: 'expired' },
}

const EVENTS: Record<RequestEvent, Words> = {
  submit: { zh: '提交', en: 'submit' },
  revise: { zh: '修改', en: 'revise' },
  admit: { zh: '准入', en: 'admit' },
  reduce: { zh: '压减', en: 'reduce' },
  merge: { zh: '合并', en: 'merge' },
  return: { zh: '退回', en: 'return' },
  defer: { zh: '暂缓', en: 'defer' },
  resume: { zh: '恢复审核', en: 'resume' },
  number: { zh: '赋码', en: 'number' },
  dispatch: { zh: '下发', en: 'dispatch' },
  finish: { zh: '办结', en: 'finish' },
  lapse: { zh: '失效', en: 'lapse' },
  expire: { zh: '到期', en: 'expire' },
}

const GROUNDS: Record<ReturnGround, Words> = {
  'off-list': { zh: '不在履职事项清单内', en: 'not on the duty list' },
  'already-held': { zh: '台账里已经有', en: 'already held' },
  'too-short': { zh: '留的时间太短', en: 'too little time' },
  'cannot-be-known': { zh: '村里无从知道', en: 'cannot be known here' },
  'not-our-duty': { zh: '不是我们的职责', en: 'not our duty' },
}

export const describeState = (state: RequestState): Words => STATES[state]
export const describeEvent = (event: RequestEvent): Words => EVENTS[event]
export const describeGround = (ground: ReturnGround): Words => GROUNDS[ground]
