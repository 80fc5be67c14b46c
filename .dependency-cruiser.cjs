// The floors: architecture.json is the list, this file turns it into rules. All at error (a warning is no rule).
const uses = require('./architecture.json')
const names = Object.keys(uses)
const face = '(contract\\.ts|server/index\\.ts|web/index\\.ts)$'
const forbid = (name, from, to) => ({ name, severity: 'error', from, to })
const tests = '(\\.(test|cases)\\.tsx?$|^modules/[^/]+/tests/)'

module.exports = {
  forbidden: [
    forbid('no-circles', {}, { circular: true }),
    // What cannot be resolved cannot be judged by the rules below.
    forbid('everything-resolves', {}, { couldNotResolve: true }),
    forbid('platform-knows-no-module', { path: '^(platform|design)/', pathNot: tests }, { path: '^(modules|apps)/' }),
    forbid(
      'enter-by-the-face',
      { path: '^modules/([^/]+)/' },
      { path: '^modules/[^/]+/', pathNot: ['^modules/$1/', `^modules/[^/]+/${face}`] },
    ),
    ...names.map((m) =>
      forbid(
        `uses-only-declared:${m}`,
        { path: `^modules/${m}/`, pathNot: tests },
        { path: '^modules/', pathNot: [m, ...uses[m]].map((u) => `^modules/${u}/`) },
      ),
    ),
    forbid('modules-know-no-app', { path: '^modules/', pathNot: tests }, { path: '^apps/' }),
    forbid('apps-enter-by-the-face', { path: '^apps/' }, { path: '^modules/', pathNot: [`^modules/[^/]+/${face}`] }),
    forbid(
      'domain-is-pure',
      { path: '^modules/[^/]+/domain/', pathNot: tests },
      {
        pathNot: ['^modules/[^/]+/(domain/|contract\\.ts$)', '^platform/(errors|result|ids|time|money)\\.ts$'],
      },
    ),
    forbid(
      'web-never-imports-server',
      { path: '^(modules/[^/]+/web|apps/desk|design)/' },
      { path: '/server/|^platform/(database|http|jobs)' },
    ),
    forbid('server-never-imports-web', { path: '^modules/[^/]+/(server|domain)/' }, { path: '/web/|^design/' }),
    forbid(
      'server-uses-production-packages',
      { path: '^(modules/[^/]+/(server|domain)|platform|apps/server)/', pathNot: tests },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    ),
    forbid(
      'production-knows-no-test',
      { path: '^(modules|platform|apps|design)/', pathNot: tests },
      { path: '^tests/' },
    ),
  ],
  options: {
    // swc sees type-only imports, export-from, import() and #subpaths; the 'tsc' parser of dependency-cruiser 18 does not know TypeScript 7 (docs/decisions/0005).
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|node_modules/.+/node_modules)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
