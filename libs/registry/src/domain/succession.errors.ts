import { type InputPath, type LocalDate, SuccessionImpossible } from '@talkoot/contracts';

export const endsAlready = (path: InputPath, lastDay: LocalDate): SuccessionImpossible =>
  new SuccessionImpossible(path, {
    fi: `Organisaatio lakkaa jo toisin, viimeinen päivä on ${lastDay.toString()}. Tarkista sen aiemmin kirjattu lakkaaminen.`,
    sv: `Organisationen upphör redan på annat sätt, sista dagen är ${lastDay.toString()}. Kontrollera dess tidigare registrerade upphörande.`,
    en: `The organisation ends otherwise already, its last day is ${lastDay.toString()}. Check how its end was recorded earlier.`,
  });

export const doesNotGoOn = (path: InputPath, on: LocalDate): SuccessionImpossible =>
  new SuccessionImpossible(path, {
    fi: `Seuraajaa ei ole olemassa ${on.toString()} tai sen loppu on jo kirjattu. Kirjaa muutokset aikajärjestyksessä.`,
    sv: `Efterträdaren finns inte ${on.toString()}, eller dess slut är redan registrerat. Registrera ändringarna i tidsordning.`,
    en: `The successor does not exist on ${on.toString()}, or its end is recorded already. Record the changes in the order of time.`,
  });

export const succeedsItself = (path: InputPath): SuccessionImpossible =>
  new SuccessionImpossible(path, {
    fi: 'Sama organisaatio on mainittu kahdesti. Poista toinen.',
    sv: 'Samma organisation har nämnts två gånger. Ta bort den ena.',
    en: 'The same organisation is named twice. Remove one.',
  });

export const succeededAlready = (path: InputPath): SuccessionImpossible =>
  new SuccessionImpossible(path, {
    fi: 'Organisaatiolla on jo seuraaja, tai siihen on yhdistetty toinen tämän päivän jälkeen. Kirjaa muutokset aikajärjestyksessä.',
    sv: 'Organisationen har redan en efterträdare, eller en annan har gått upp i den efter denna dag. Registrera ändringarna i tidsordning.',
    en: 'The organisation has a successor already, or another one merged into it after that day. Record the changes in the order of time.',
  });

export const notAmongSuccessors = (path: InputPath): SuccessionImpossible =>
  new SuccessionImpossible(path, {
    fi: 'Tämä ei ole jaon seuraajia. Valitse joku niistä.',
    sv: 'Denna hör inte till delningens efterträdare. Välj någon av dem.',
    en: 'This is none of the successors of the split. Choose one of them.',
  });
