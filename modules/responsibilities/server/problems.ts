import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('responsibilities', {
  listNotFound: {
    status: 404,
    title: { zh: '没有这份履职事项清单', en: 'There is no such duty list' },
    nextStep: { zh: '请回到“职责清单”查看现有各版。', en: 'Go back to the duty lists.' },
  },
  itemNotFound: {
    status: 404,
    title: { zh: '履职事项清单里没有“{item}”', en: 'The duty list has no item {item}' },
    nextStep: { zh: '请在“职责清单”里按名称搜索。', en: 'Search the duty list by name.' },
  },
  countyMissing: {
    status: 422,
    title: { zh: '请说明是哪个县的清单', en: "Say which county's list is meant" },
    nextStep: { zh: '在网址后加上 county=六位县代码：{counties}。', en: 'Add county= and six digits: {counties}.' },
  },
  notADraft: {
    status: 409,
    title: { zh: '“{title}”已经公布，不能再改', en: '{title} is published and cannot be changed' },
    nextStep: { zh: '需要调整时，请导入新的一版并公布。', en: 'Import a new list and publish that.' },
  },
  nothingToPublish: {
    status: 422,
    title: { zh: '草稿里还没有事项', en: 'The draft has no items yet' },
    nextStep: { zh: '请先导入清单文件。', en: 'Import the file of the list first.' },
  },
  fileHasFaults: {
    status: 422,
    title: {
      zh: '最近导入的“{file}”有 {count} 处问题，尚未采用：{where}',
      en: 'The file brought last, {file}, has {count} faults and was not taken: {where}',
    },
    nextStep: {
      zh: '请下载批注表，改正后重新导入，再公布。',
      en: 'Download the marked table, correct it, bring it again, then publish.',
    },
  },
  startsTooEarly: {
    status: 422,
    title: {
      zh: '施行日期 {day} 太早，最早可从 {earliest} 起施行',
      en: '{day} is too early: it may take effect from {earliest} on',
    },
    nextStep: {
      zh: '已经按现行清单办过的事不能改变依据；请选 {earliest} 或以后的日期。',
      en: 'What was decided under the list in force keeps its basis; choose {earliest} or later.',
    },
  },
  startsTooLate: {
    status: 422,
    title: { zh: '施行日期 {day} 太远', en: '{day} is too far ahead' },
    nextStep: { zh: '请选 {latest} 或以前的日期。', en: 'Choose {latest} or earlier.' },
  },
  nothingRefused: {
    status: 404,
    title: { zh: '最近导入的文件没有问题', en: 'The file brought last has no faults' },
    nextStep: { zh: '不需要处理。', en: 'There is nothing to do.' },
  },
  sinceInTheFuture: {
    status: 422,
    title: { zh: '起始日期 {since} 还没有到', en: '{since} has not come yet' },
    nextStep: { zh: '请填写今天或以前的日期。', en: 'Give today or an earlier day.' },
  },
  certificateNotFound: {
    status: 404,
    title: { zh: '没有这种证明：{key}', en: 'There is no certificate {key}' },
    nextStep: {
      zh: '请在“开证明”里搜索居民要开的证明。',
      en: 'Search the certificates for what the resident asks for.',
    },
  },
})
