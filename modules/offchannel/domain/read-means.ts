import type { Means, Span } from '../contract.ts'

const SIGNS: readonly (readonly [Means, RegExp])[] = [
  ['group-chain', /(?:群里|群内|在群|微信)?接龙/g],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:电子)?邮箱|邮件|\bmail\b/g],
  ['photo', /拍照(?:片|上传)?|照片|图片|拍(?:摄)?(?:小)?视频|视频(?!会|会议)|截图|现场照|佐证图/g],
  ['presence', /打卡|签到(?!处|表)|定位|水印相机/g],
  ['paper', /纸质(?:版|件|档)?|盖章|签字(?:盖章)?|扫描件|复印件|装订|一式[两二三四五]份/g],
  ['system', /(?:系统|平台|小程序|app|公众号|腾讯文档|在线(?:文档|表格)|共享文档|石墨|金山文档|问卷星|二维码|链接)/g],
  ['phone', /电话(?:上报|报|告知|反馈|回复)|打电话/g],
  ['group', /(?:发|报|传|交|反馈|回复)[到至在]?(?:本|这个|工作)?群(?:里|内)?|群里(?:报|发|回复)|私(?:信|发)(?:给)?我/g],
]

/** How a folded piece of text wants it; each way once. */
export function readMeans(folded: string, within: Span): readonly { readonly means: Means; readonly span: Span }[] {
  const text = folded.slice(within.from, within.to)
  return SIGNS.flatMap(([means, sign]) => {
    const found = [...text.matchAll(sign)].find(
      (one) => !/(?:不用|无需|不需|不要|不必|不得|严禁|不再)[^,，。;；]{0,4}$/.test(text.slice(0, one.index)),
    )
    if (found === undefined) return []
    const from = within.from + found.index
    return [{ means, span: { from, to: from + found[0].length } }]
  })
}
