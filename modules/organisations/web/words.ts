import { defineWords } from '#design/desk/words.tsx'

export const words = defineWords({
  zh: {
    product: '一次',
    promise: '同一件事，只报一次。',
    help: '这是演示系统，人和数据都是虚构的。请选一个身份进入。',
    notDemo: '本系统没有开启演示身份。请用贵单位的登录方式进入。',
    enter: '进入',
    entering: '正在进入…',
    nobody: '还没有演示身份。请先运行 ./yici seed 生成样例县。',
    area: '区划',
    below: (area: string): string => `${area}的下级`,
    whole: (area: string): string => `${area}（全部）`,
    areasFailed: '没有取到下级区划，请稍后重试。',
  },
  en: {
    product: 'Yici',
    promise: 'Ask once.',
    help: 'A demonstration: people and data are invented. Choose who you are.',
    notDemo: 'Demo personas are switched off here. Sign in the way your office does.',
    enter: 'Enter',
    entering: 'Entering…',
    nobody: 'There are no personas yet. Run ./yici seed to make the sample county.',
    area: 'Area',
    below: (area: string): string => `Within ${area}`,
    whole: (area: string): string => `All of ${area}`,
    areasFailed: 'The areas below could not be fetched. Try again.',
  },
})
