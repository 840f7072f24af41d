/** What every input says of the address that names a person. */
export const PERSON_ADDRESS = 'The e-mail address under which the person is known here, in place of the id.';
