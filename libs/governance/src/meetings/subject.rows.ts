import { idOf, type SubjectId, type SubjectKind, subjectKindOf, uuidOf } from '@talkoot/contracts';

/** What something is about, as the two columns keep it. */
interface SubjectColumns {
  readonly subjectKind: SubjectKind | undefined;
  readonly subject: string | undefined;
}

export const subjectOf = ({ subjectKind, subject }: SubjectColumns): SubjectId | undefined =>
  subjectKind && subject ? idOf(subjectKind, subject) : undefined;

export const subjectColumns = (subject: SubjectId | undefined): SubjectColumns => ({
  subjectKind: subject && subjectKindOf(subject),
  subject: subject && uuidOf(subject),
});
