// R2/R3: photos, videos, positions and check-ins as proof of work (痕迹) need a stated use and an expiry.
const TRACE = /照片|相片|图片|影像|视频|录像|截图|截屏|打卡|签到|定位|轨迹|经纬度|步数|在线时长|水印/

/** A field that asks for a trace of the work rather than a fact. */
export const isTrace = (path: readonly string[]): boolean => TRACE.test(path.join(' '))
