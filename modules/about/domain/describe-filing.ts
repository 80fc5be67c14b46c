/** What the filing number means for whoever is told to use this program (政务App办法, clause 12). */
export const describeFiling = (number: string | null): { readonly zh: string; readonly en: string } =>
  number === null
    ? {
        zh: '未备案。未备案的政务应用不得要求任何人使用；县以下单位不得自行建设、运行本软件，须由县级或以上单位部署。',
        en: 'Not filed. An application that is not filed may not be required of anyone; units below the county may not run it: the county or a higher body does.',
      }
    : {
        zh: `备案号 ${number}。县以下单位不得自行建设、运行本软件，须由县级或以上单位部署。`,
        en: `Filing number ${number}. Units below the county may not run it: the county or a higher body does.`,
      }
