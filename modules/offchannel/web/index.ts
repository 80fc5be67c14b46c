export { NoticesScreen } from './NoticesScreen.tsx'
export { NoticeScreen } from './NoticeScreen.tsx'
export { OffChannelScreen } from './OffChannelScreen.tsx'
