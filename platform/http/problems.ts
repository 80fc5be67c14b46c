import { defineProblems } from '../errors.ts'

export const httpProblems = defineProblems('http', {
  signInFirst: {
    status: 401,
    title: { zh: '请先登录', en: 'Sign in first' },
    nextStep: { zh: '登录后再试一次', en: 'Sign in and try again' },
  },
  notAllowed: {
    status: 403,
    title: { zh: '您的岗位不能做这件事', en: 'Your role may not do this' },
    nextStep: {
      zh: '请有权限的同事办理，或向管理员申请',
      en: 'Ask a colleague who may, or ask the operator for the right',
    },
  },
  notFound: {
    status: 404,
    title: { zh: '没有这个地址：{path}', en: 'There is nothing at {path}' },
    nextStep: { zh: '检查链接，或回到首页', en: 'Check the link, or go back to the start page' },
  },
  otherOrigin: {
    status: 403,
    title: { zh: '请求来自别的网站，已拒绝', en: 'The request came from another site and was refused' },
    nextStep: { zh: '请在本系统的页面里操作', en: 'Do this from the pages of this system' },
  },
  bodyTooLarge: {
    status: 413,
    title: { zh: '内容太大，上限 {limitMb} MB', en: 'Too large: at most {limitMb} MB' },
    nextStep: { zh: '拆成几个较小的文件再上传', en: 'Split it into smaller files and upload them one by one' },
  },
  bodyNotReadable: {
    status: 400,
    title: { zh: '请求内容读不出来', en: 'The body cannot be read' },
    nextStep: { zh: '按 {expected} 格式重新提交', en: 'Send it again as {expected}' },
  },
  inputNotValid: {
    status: 422,
    title: { zh: '填写有误：{fields}', en: 'Some input is not valid: {fields}' },
    nextStep: { zh: '改正所列各项后再提交', en: 'Correct the listed items and send again' },
  },
})
