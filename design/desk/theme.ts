import type { ThemeConfig } from 'antd'

/** One palette for the desk: paper, ink, ledger green, and the seal's vermilion for what needs a person. */
export const colours = {
  paper: '#f5f6f3',
  surface: '#ffffff',
  ink: '#1d2529',
  inkSoft: '#4a555c',
  line: '#d9ded9',
  green: '#0b6655',
  greenSoft: '#e4f1ed',
  seal: '#b3331f',
  sealSoft: '#fbece8',
  amber: '#8a5a00',
  amberSoft: '#fdf3dc',
  blueSoft: '#e8f0fa',
  blue: '#1c4f8c',
} as const

/** Contrast ≥ 4.5:1 on every pair used (WCAG 2.2 AA); controls 40 px high for touch. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.green,
    colorLink: colours.green,
    colorInfo: colours.blue,
    colorError: colours.seal,
    colorWarning: colours.amber,
    colorSuccess: colours.green,
    colorText: colours.ink,
    colorTextSecondary: colours.inkSoft,
    colorTextTertiary: colours.inkSoft,
    colorTextPlaceholder: '#5d676d',
    colorTextDescription: colours.inkSoft,
    colorBorder: '#b9c2bd',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.paper,
    borderRadius: 6,
    controlHeight: 40,
    fontSize: 15,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif",
  },
  components: {
    Table: { headerBg: '#eef1ed', headerColor: colours.ink, cellPaddingBlock: 10, cellPaddingInline: 12 },
    Menu: { itemHeight: 44 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Segmented: { trackBg: '#e6e9e5' },
  },
}
