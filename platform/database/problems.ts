import { defineProblems } from '../errors.ts'

export const databaseProblems = defineProblems('platform', {
  databaseInUse: {
    status: 503,
    title: {
      zh: '数据目录 {directory} 正被另一个进程（pid {pid}）使用',
      en: 'The data directory {directory} is in use by another process (pid {pid})',
    },
    nextStep: {
      zh: '先停止那个进程，或用 YICI_DATA 指定另一个目录；需要多个进程同时访问时请用 DATABASE_URL 连接 PostgreSQL',
      en: 'Stop that process, choose another directory with YICI_DATA, or use PostgreSQL through DATABASE_URL when several processes must share the data',
    },
  },
  databaseUnreachable: {
    status: 503,
    title: { zh: '连接不上数据库：{reason}', en: 'The database cannot be reached: {reason}' },
    nextStep: {
      zh: '检查 DATABASE_URL（主机、端口、用户、库名）以及 PostgreSQL 是否在运行，然后重试',
      en: 'Check DATABASE_URL (host, port, user, database) and that PostgreSQL is running, then try again',
    },
  },
  databaseTooOld: {
    status: 503,
    title: { zh: 'PostgreSQL 版本 {version} 太旧', en: 'PostgreSQL {version} is too old' },
    nextStep: { zh: '请使用 PostgreSQL 15 或更新版本', en: 'Use PostgreSQL 15 or later' },
  },
  databaseDamaged: {
    status: 503,
    title: {
      zh: '数据目录 {directory} 打不开：{reason}',
      en: 'The data directory {directory} cannot be opened: {reason}',
    },
    nextStep: {
      zh: '保留该目录不要改动，从备份恢复到新目录，再用新目录启动',
      en: 'Keep that directory unchanged, restore a backup into a new directory and start from the new one',
    },
  },
  roleNotAllowed: {
    status: 503,
    title: {
      zh: '数据库用户无权创建或使用角色 yici_app',
      en: 'The database user may not create or use the role yici_app',
    },
    nextStep: {
      zh: '请数据库管理员执行：create role yici_app nologin; grant yici_app to {user}; 然后重试',
      en: 'Ask the database administrator to run: create role yici_app nologin; grant yici_app to {user}; then try again',
    },
  },
  migrationEdited: {
    status: 503,
    title: {
      zh: '迁移文件 {migration} 在执行之后被改动过',
      en: 'The migration {migration} was edited after it had run',
    },
    nextStep: {
      zh: '恢复该文件的原内容，把改动写成一个新的迁移文件',
      en: 'Restore the file as it was and write the change as a new migration',
    },
  },
  databaseNewer: {
    status: 503,
    title: {
      zh: '数据库由更新版本的程序建立（迁移 {migration} 本程序没有）',
      en: 'The database was made by a newer version (this program does not have migration {migration})',
    },
    nextStep: { zh: '请升级程序后再启动', en: 'Upgrade the program, then start it again' },
  },
})
