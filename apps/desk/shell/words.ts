import { defineWords } from '#design/desk/words.tsx'

export const words = defineWords({
  zh: {
    product: '一次',
    skip: '跳到正文',
    nav: '主导航',
    forms: '表格',
    imports: '导入',
    ledger: '台账',
    catalogue: '数据元',
    menu: '菜单',
    signOut: '退出',
    language: 'English',
    demo: '演示：人和数据都是虚构的',
    notFound: '没有这一页',
    home: '回到表格',
  },
  en: {
    product: 'Yici',
    skip: 'Skip to content',
    nav: 'Main',
    forms: 'Forms',
    imports: 'Imports',
    ledger: 'Ledger',
    catalogue: 'Data elements',
    menu: 'Menu',
    signOut: 'Sign out',
    language: '中文',
    demo: 'Demonstration: people and data are invented',
    notFound: 'There is no such page',
    home: 'Back to forms',
  },
})
