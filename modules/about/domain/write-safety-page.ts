import type { FilingFacts } from './filing-facts.ts'
import { table } from './table-text.ts'

function encryption(facts: FilingFacts): readonly (readonly [string, string])[] {
  const { engine, isConnectionEncrypted } = facts
  return [
    ['网页到服务器', '程序本身只提供 HTTP；须由前置的反向代理提供 HTTPS。经 HTTPS 进入时会话 Cookie 带 Secure'],
    [
      '程序到数据库',
      engine === 'pglite'
        ? '内置数据库，在同一进程内，没有网络连接'
        : isConnectionEncrypted === true
          ? '本次连接已加密（TLS）'
          : '本次连接没有加密：请在 DATABASE_URL 里启用 TLS',
    ],
    ['数据库文件', '程序没有加密：须由磁盘或卷加密承担'],
    ['字段级加密', '没有'],
    ['商用密码（SM2/SM3/SM4）', '没有使用；审计链、回执号、会话令牌用 SHA-256'],
    ['会话令牌、投诉回执号', '只存散列值'],
  ]
}

/** 安全保障: what this installation is, not what it should be. */
export function safetyPage(facts: FilingFacts): string {
  const { tables, chains } = facts
  const secured = tables.filter(({ isSecured, policies }) => isSecured && policies > 0)
  const open = tables.filter((one) => !secured.includes(one))
  const kept = tables.filter(({ mayDelete }) => !mayDelete)
  const fixed = tables.filter(({ mayDelete, mayUpdate }) => !mayDelete && !mayUpdate)
  const commands = facts.operations.filter(({ kind }) => kind === 'command')
  const list = (names: readonly { readonly name: string }[]): string =>
    names.length === 0 ? '无' : names.map(({ name }) => `\`${name}\``).join('、')
  return `
## 审计

${commands.length} 项改变数据的操作，每项在同一事务里写一条审计；读取个人信息也写，并写明目的。审计逐条串成散列链，改动、抽走、截断都能查出。

${table(
  ['县', '链', '条数'],
  chains.map(({ county, isWhole, entries }) => [county, isWhole ? '完整' : '已断开，须查备份', String(entries)]),
)}

## 行级安全

${tables.length} 张表中 ${secured.length} 张由数据库的行级安全限定在本县或操作人的管辖范围内；程序以角色 \`yici_app\` 执行，不能绕过。

不按地域限定的表 ${open.length} 张（公共目录、迁移记录等）：${list(open)}。

程序无权删除的表 ${kept.length} 张；连修改也不能的 ${fixed.length} 张：${list(fixed)}。

## 权限和会话

- 每项操作有具名权限；没有登录只能使用标明“任何人”的 ${facts.operations.filter(({ permission }) => permission === 'everyone').length} 项。
- 会话 ${facts.sessionHours} 小时后失效；Cookie：${facts.sessionCookie}。
- 其他网站的页面发来的改变请求一律拒绝。
- 演示登录：${facts.isDemo ? '**已开启，任何人都能进入，不得用于真实数据**' : '关闭'}。
- 等级保护测评、商用密码应用安全性评估：＿＿＿＿（待填，由运行单位完成）。

## 回答所带的安全头

${table(['头', '值'], facts.headers)}

## 加密现状（如实）

${table(['环节', '现状'], encryption(facts))}
`
}
