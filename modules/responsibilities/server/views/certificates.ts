import { countyOf, getArea } from '#modules/organisations/server/index.ts'
import { download, everyone, view } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { CertificateList, CertificateListInput, CertificateNoteInput } from '../../contract.ts'
import { findCertificate, findCertificates, listCertificates } from '../../domain/find-certificates.ts'
import { writeCertificateNote } from '../../domain/write-certificate-note.ts'
import { problems } from '../problems.ts'
import { listBodyNames } from '../store.ts'

/** All certificates, and those recognised in what a resident asks for. Public: whoever is sent for a paper may look it up. */
export const certificates = view({
  name: 'certificates',
  input: CertificateListInput,
  output: CertificateList,
  may: everyone,
  run: (_ctx, { search = '' }) =>
    Promise.resolve({ certificates: listCertificates(), found: findCertificates(search) }),
})

/** A page to print for the resident: who issues it, where, what to bring. */
export const certificateNote = view({
  name: 'certificateNote',
  input: CertificateNoteInput,
  output: download,
  may: everyone,
  async run(ctx, { key, area: code }) {
    const certificate = findCertificate(key)
    if (certificate === undefined) throw problems.certificateNotFound({ key })
    const area = code === undefined ? undefined : await getArea(ctx.tx, code)
    const bodies = code === undefined ? [] : await listBodyNames(ctx.tx, countyOf(code))
    const page = writeCertificateNote(certificate, {
      areaName: area?.name,
      bodies,
      day: civilDay(ctx.now()),
    })
    return {
      fileName: `${certificate.name}-办理说明.html`,
      contentType: 'text/html; charset=utf-8',
      body: new TextEncoder().encode(page),
      inline: true,
    }
  },
})
