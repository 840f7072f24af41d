import {
  DomainError,
  type InputPath,
  type LocalDate,
  type Locale,
  type LocalisedText,
  type MeetingStatus,
  NotAllowed,
  type Quorum,
  readText,
  type SeatKind,
} from '@talkoot/contracts';

const STATUS: Record<MeetingStatus, Record<Locale, string>> = {
  draft: { fi: 'luonnos', sv: 'ett utkast', en: 'a draft' },
  convened: { fi: 'kutsuttu koolle', sv: 'sammankallat', en: 'convened' },
  held: {
    fi: 'pidetty (pöytäkirja lähettämättä)',
    sv: 'hållet (protokollet inte sänt)',
    en: 'held (minutes not sent)',
  },
  'minutes-in-review': {
    fi: 'pidetty (pöytäkirja tarkastettavana)',
    sv: 'hållet (protokollet justeras)',
    en: 'held (minutes in review)',
  },
  'minutes-approved': {
    fi: 'pidetty (pöytäkirja vahvistettu)',
    sv: 'hållet (protokollet fastställt)',
    en: 'held (minutes approved)',
  },
  cancelled: { fi: 'peruttu', sv: 'inställt', en: 'cancelled' },
};

const OR: Record<Locale, string> = { fi: ' tai ', sv: ' eller ', en: ' or ' };

export class WrongMeetingStatus extends DomainError {
  constructor(status: MeetingStatus, allowed: readonly MeetingStatus[]) {
    const is = STATUS[status];
    const may = (locale: Locale) => allowed.map((each) => STATUS[each][locale]).join(OR[locale]);
    super('WRONG_STATUS', ['meeting'], {
      fi: `Tämä ei ole mahdollista: kokous on ${is.fi}. Sen pitäisi olla ${may('fi')}.`,
      sv: `Detta är inte möjligt: mötet är ${is.sv}. Det borde vara ${may('sv')}.`,
      en: `This is not possible: the meeting is ${is.en}. It would have to be ${may('en')}.`,
    });
  }
}

export class EndsBeforeStart extends DomainError {
  constructor() {
    super('PERIOD_ENDS_BEFORE_START', ['endsAt'], {
      fi: 'Kokous päättyy ennen kuin se alkaa. Korjaa alku tai loppu.',
      sv: 'Mötet slutar innan det börjar. Rätta början eller slutet.',
      en: 'The meeting ends before it starts. Correct its start or its end.',
    });
  }
}

export class TooLong extends DomainError {
  constructor(hours: number) {
    super('INVALID_INPUT', ['endsAt'], {
      fi: `Kokous kestää enintään ${hours} tuntia. Anna aikaisempi loppu tai suunnittele useampi kokous.`,
      sv: `Ett möte varar högst ${hours} timmar. Ange ett tidigare slut eller planera flera möten.`,
      en: `A meeting takes ${hours} hours at most. Give an earlier end, or plan several meetings.`,
    });
  }
}

export class InThePast extends DomainError {
  constructor(path: InputPath = ['startsAt']) {
    super('INVALID_DATE', path, {
      fi: 'Kokouksen alku on jo mennyt. Valitse aika tulevaisuudesta.',
      sv: 'Mötets början har redan passerats. Välj en tid i framtiden.',
      en: 'The start of the meeting has passed. Choose a time in the future.',
    });
  }
}

export class NotOverYet extends DomainError {
  constructor() {
    super('INVALID_DATE', ['endsAt'], {
      fi: 'Kokous ei ole vielä päättynyt. Jälkikäteen kirjataan vain pidetty kokous; suunnittele tuleva kokous ja kutsu se koolle.',
      sv: 'Mötet har inte slutat än. I efterhand antecknas bara ett hållet möte; planera ett kommande möte och sammankalla det.',
      en: 'The meeting is not over yet. Only a meeting that was held is recorded afterwards; plan and convene one that is to come.',
    });
  }
}

export class TooLongAgo extends DomainError {
  constructor(earliest: LocalDate) {
    super('INVALID_DATE', ['startsAt'], {
      fi: `Jälkikäteen kirjataan enintään vuoden takainen kokous. Aikaisin mahdollinen päivä on ${earliest.toString()}.`,
      sv: `I efterhand antecknas möten som hölls för högst ett år sedan. Den tidigaste möjliga dagen är ${earliest.toString()}.`,
      en: `A meeting is recorded afterwards within a year. The earliest possible day is ${earliest.toString()}.`,
    });
  }
}

export class NoRhythm extends DomainError {
  constructor() {
    super('NO_RHYTHM', ['body'], {
      fi: 'Toimielimellä ei ole kokousrytmiä, josta päivät seuraisivat. Anna se toimielimelle tai suunnittele kokoukset yksitellen.',
      sv: 'Organet har ingen mötesrytm som dagarna skulle följa av. Ge organet en rytm eller planera mötena ett och ett.',
      en: 'The body has no rhythm from which the days would follow. Give it one, or plan the meetings one by one.',
    });
  }
}

export class SeriesTooLong extends DomainError {
  constructor(most: number) {
    super('TOO_MANY', ['until'], {
      fi: `Kerralla suunnitellaan enintään ${most} kokousta. Valitse aikaisempi viimeinen päivä.`,
      sv: `Högst ${most} möten planeras på en gång. Välj en tidigare sista dag.`,
      en: `At most ${most} meetings are planned at once. Choose an earlier last day.`,
    });
  }
}

export class NoticeTooShort extends DomainError {
  constructor(earliest: LocalDate) {
    const day = earliest.toString();
    super('NOTICE_TOO_SHORT', ['startsAt'], {
      fi: `Kokouskutsun määräaika ei täyty. Aikaisin mahdollinen päivä on ${day}.`,
      sv: `Tiden för kallelse räcker inte till. Den tidigaste möjliga dagen är ${day}.`,
      en: `The notice would be too short. The earliest possible day is ${day}.`,
    });
  }
}

export class AgendaEmpty extends DomainError {
  constructor() {
    super('AGENDA_EMPTY', ['meeting'], {
      fi: 'Kokouksen asialista olisi tyhjä. Lisää siihen ensin asia.',
      sv: 'Mötets föredragningslista skulle vara tom. Lägg först till ett ärende.',
      en: 'The agenda of the meeting would be empty. Add an item first.',
    });
  }
}

export class AgendaFull extends DomainError {
  constructor(most: number) {
    super('TOO_MANY', ['meeting'], {
      fi: `Asialistalla voi olla enintään ${most} asiaa. Poista jokin tai suunnittele toinen kokous.`,
      sv: `Föredragningslistan kan ha högst ${most} ärenden. Ta bort något eller planera ett möte till.`,
      en: `An agenda has ${most} items at most. Remove one, or plan another meeting.`,
    });
  }
}

export class NoSuchItem extends DomainError {
  constructor() {
    super('NOT_FOUND', ['item'], {
      fi: 'Asialistalla ei ole tällaista asiaa. Lue asialista uudelleen.',
      sv: 'Föredragningslistan har inget sådant ärende. Läs listan på nytt.',
      en: 'There is no such item on the agenda. Read the agenda again.',
    });
  }
}

export class NotTheWholeAgenda extends DomainError {
  constructor() {
    super('INVALID_INPUT', ['items'], {
      fi: 'Anna jokainen asialistan asia täsmälleen kerran, uudessa järjestyksessä.',
      sv: 'Ange varje ärende på föredragningslistan exakt en gång, i den nya ordningen.',
      en: 'Give every item of the agenda exactly once, in the new order.',
    });
  }
}

export class NotYetHeld extends DomainError {
  constructor(day: LocalDate) {
    super('INVALID_DATE', ['meeting'], {
      fi: `Kokous on vasta ${day.toString()}. Kirjaa läsnäolo silloin tai siirrä kokous.`,
      sv: `Mötet är först ${day.toString()}. Anteckna närvaron då eller flytta mötet.`,
      en: `The meeting is only on ${day.toString()}. Record who was present then, or move the meeting.`,
    });
  }
}

export class NoSeatOfTheDay extends DomainError {
  constructor(place: number) {
    super('NOT_OF_THE_BODY', ['attendance', place, 'seat'], {
      fi: 'Toimielimellä ei ollut tätä paikkaa kokouspäivänä. Tarkista paikka.',
      sv: 'Organet hade inte denna plats på mötesdagen. Kontrollera platsen.',
      en: 'The body did not have this seat on the day of the meeting. Check the seat.',
    });
  }
}

export class NotOfTheSeat extends DomainError {
  constructor(place: number) {
    super('NOT_OF_THE_BODY', ['attendance', place, 'mandate'], {
      fi: 'Tämä ei ollut paikan haltijan eikä varahenkilön edustus kokouspäivänä. Valitse paikan sen päivän edustuksista.',
      sv: 'Detta var inte innehavarens eller en ersättares mandat på mötesdagen. Välj bland platsens mandat den dagen.',
      en: 'This was not the mandate of the holder or a substitute on the day of the meeting. Choose one of the seat’s of that day.',
    });
  }
}

export class SeatTwice extends DomainError {
  constructor(path: InputPath) {
    super('INVALID_INPUT', path, {
      fi: 'Sama paikka on annettu kahdesti. Anna kukin paikka kerran.',
      sv: 'Samma plats har angetts två gånger. Ange varje plats en gång.',
      en: 'The same seat is given twice. Give each seat once.',
    });
  }
}

export class NotForDecision extends DomainError {
  constructor() {
    super('WRONG_KIND', ['item'], {
      fi: 'Asia ei ole päätettävä: asialistalla se on tiedoksi tai keskusteltavana. Päätä vain päätösasioista.',
      sv: 'Ärendet är inte ett beslutsärende: det är där för information eller diskussion. Fatta beslut endast i beslutsärenden.',
      en: 'The item is not there for a decision but for information or discussion. Decide on items for decision only.',
    });
  }
}

export class AlreadyDecided extends DomainError {
  constructor() {
    super('ALREADY_DECIDED', ['item'], {
      fi: 'Asiasta on jo päätetty. Valitse toinen asia tai korjaa kirjattua päätöstä.',
      sv: 'Ett beslut har redan fattats i ärendet. Välj ett annat ärende eller rätta det införda beslutet.',
      en: 'The item has been decided on already. Choose another item, or correct the recorded decision.',
    });
  }
}

export class NoSuchDecision extends DomainError {
  constructor() {
    super('NOT_FOUND', ['decision'], {
      fi: 'Kokouksella ei ole tällaista päätöstä. Lue kokouksen päätökset uudelleen.',
      sv: 'Mötet har inget sådant beslut. Läs mötets beslut på nytt.',
      en: 'The meeting has no such decision. Read its decisions again.',
    });
  }
}

/** The most that are named, and how much of each. */
const MOST_NAMED = 3;
const NAMED_LENGTH = 100;

/** Anyone who was asked to do something because of a decision would do it for nothing. */
export class ActionItemsRest extends DomainError {
  constructor(items: readonly LocalisedText[]) {
    const named = (locale: Locale) =>
      items
        .slice(0, MOST_NAMED)
        .map((text) => `”${readText(text, locale).text.slice(0, NAMED_LENGTH)}”`)
        .join(', ');
    const count = items.length;
    super('IN_USE', ['decision'], {
      fi: `Päätöksestä on annettu tehtäviä (${count}): ${named('fi')}. Peru avoimet ensin; jos jokin on jo tehty, korjaa päätöstä.`,
      sv: `Uppgifter har getts utifrån beslutet (${count}): ${named('sv')}. Återkalla först de öppna; om någon är utförd, rätta beslutet.`,
      en: `Action items rest on the decision (${count}): ${named('en')}. Withdraw the open ones first; if one is done, correct the decision.`,
    });
  }
}

const SEATS_OF: Record<SeatKind, Record<Locale, string>> = {
  state: { fi: 'valtiosta', sv: 'staten', en: 'the State' },
  city: { fi: 'kaupungeista', sv: 'städerna', en: 'the cities' },
  business: { fi: 'elinkeinoelämästä', sv: 'näringslivet', en: 'business' },
  academia: { fi: 'korkeakouluista', sv: 'högskolorna', en: 'academia' },
  other: { fi: 'muista', sv: 'övriga', en: 'the others' },
};

/** The rules of a quorum as phrases. */
const RULES: Record<Locale, (rules: Quorum) => string> = {
  fi: ({ seats, percent, kinds = [] }) =>
    [
      ...(seats ? [`vähintään ${seats} paikkaa`] : []),
      ...(percent ? [`vähintään ${percent} % paikoista`] : []),
      ...kinds.map((kind) => `joku ${SEATS_OF[kind].fi}`),
    ].join(', '),
  sv: ({ seats, percent, kinds = [] }) =>
    [
      ...(seats ? [`minst ${seats} platser`] : []),
      ...(percent ? [`minst ${percent} % av platserna`] : []),
      ...kinds.map((kind) => `någon från ${SEATS_OF[kind].sv}`),
    ].join(', '),
  en: ({ seats, percent, kinds = [] }) =>
    [
      ...(seats ? [`at least ${seats} seats`] : []),
      ...(percent ? [`at least ${percent}% of the seats`] : []),
      ...kinds.map((kind) => `somebody of ${SEATS_OF[kind].en}`),
    ].join(', '),
};

export class NoQuorum extends DomainError {
  constructor(present: number, seats: number, lacking: Quorum) {
    super('NO_QUORUM', ['meeting'], {
      fi: `Kokous ei ole päätösvaltainen: läsnä on ${present}/${seats} paikkaa; tarvitaan: ${RULES.fi(lacking)}. Korjaa läsnäolo, jos se on väärin, tai siirrä päätös.`,
      sv: `Mötet är inte beslutfört: ${present} av ${seats} platser är närvarande; det behövs: ${RULES.sv(lacking)}. Rätta närvaron om den är fel, eller skjut upp beslutet.`,
      en: `There is no quorum: ${present} of ${seats} seats are present; needed: ${RULES.en(lacking)}. Correct the attendance if it is wrong, or leave the decision to a later meeting.`,
    });
  }
}

export class TooManyVotes extends DomainError {
  constructor(present: number) {
    super('TOO_MANY_VOTES', ['votes'], {
      fi: `Ääniä on enemmän kuin läsnä olleita paikkoja (${present}). Korjaa äänimäärät.`,
      sv: `Rösterna är fler än de närvarande platserna (${present}). Rätta rösterna.`,
      en: `There are more votes than seats present (${present}). Correct the votes.`,
    });
  }
}

export class NotPresent extends DomainError {
  constructor(path: InputPath) {
    super('NOT_PRESENT', path, {
      fi: 'Paikan puolesta ei ollut kukaan läsnä. Valitse paikka, joka oli läsnä.',
      sv: 'Ingen var närvarande för platsen. Välj en plats som var närvarande.',
      en: 'Nobody was present for the seat. Choose a seat that was present.',
    });
  }
}

/** Somebody else came for the seat, and speaks for it on the minutes in person. */
export class SomebodyElseCame extends NotAllowed {
  constructor() {
    super('minutes:review', {
      fi: 'Joku muu tuli paikan puolesta. Vain hän huomauttaa pöytäkirjasta ja hyväksyy sen: pyydä häntä tekemään se.',
      sv: 'Någon annan kom för platsen. Endast hen anmärker på protokollet och godkänner det: be hen göra det.',
      en: 'Somebody else came for the seat. Only they remark on the minutes and accept them: ask them to do it.',
    });
  }
}

/** A correction of the attendance would leave a decision that those present could not have made. */
export class DecisionsStand extends DomainError {
  constructor(cause: DomainError) {
    super(cause.code, ['attendance'], {
      fi: `Kirjattu päätös ei olisi enää mahdollinen. ${cause.text.fi}`,
      sv: `Ett infört beslut skulle inte längre vara möjligt. ${cause.text.sv}`,
      en: `A recorded decision would no longer be possible. ${cause.text.en}`,
    });
  }
}

export class NothingWritten extends DomainError {
  constructor() {
    super('TEXT_MISSING', ['meeting'], {
      fi: 'Pöytäkirja puuttuu. Kirjoita se tai linkitä se asiakirjana.',
      sv: 'Protokollet saknas. Skriv det eller länka det som dokument.',
      en: 'There are no minutes. Write them, or link them as a document.',
    });
  }
}

export class MinutesNotSent extends DomainError {
  constructor() {
    super('MINUTES_OPEN', ['meeting'], {
      fi: 'Pöytäkirjaa tai päätöstä on muutettu, eikä sitä ole lähetetty uudelleen tarkastettavaksi. Lähetä pöytäkirja ensin.',
      sv: 'Protokollet eller ett beslut har ändrats och inte sänts på nytt för justering. Sänd protokollet först.',
      en: 'The minutes or a decision have changed and were not sent for review again. Send the minutes first.',
    });
  }
}

export class RemarkOpen extends DomainError {
  constructor() {
    super('MINUTES_OPEN', ['meeting'], {
      fi: 'Huomautukseen ei ole vastattu. Korjaa pöytäkirja tai lähetä se sellaisenaan uudelleen.',
      sv: 'En anmärkning är obesvarad. Rätta protokollet eller sänd det på nytt som det är.',
      en: 'A remark is not answered. Correct the minutes, or send them again as they are.',
    });
  }
}

export class MinutesNotAccepted extends DomainError {
  constructor() {
    super('MINUTES_OPEN', ['meeting'], {
      fi: 'Kukaan läsnä olleista ei ole hyväksynyt pöytäkirjaa. Odota, että vähintään yksi hyväksyy sen.',
      sv: 'Ingen av de närvarande har godkänt protokollet. Vänta tills minst en har gjort det.',
      en: 'Nobody who was present has accepted the minutes. Wait until at least one has.',
    });
  }
}
