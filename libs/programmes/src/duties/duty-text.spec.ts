import { aDuty } from '../testing/cycle.js';
import type { DueDay, Duty, Every } from './duty.js';
import { cycleText, dutyText } from './duty-text.js';

const stenungsund = [
  aDuty(),
  aDuty({ kind: 'round-table' }),
  aDuty({ kind: 'action-plan', scope: 'strategic-area' }),
  aDuty({ kind: 'revision', every: { unit: 'year', count: 4 }, startsIn: 2027 }),
];
const tampere = [
  aDuty({ kind: 'interim-report', every: { unit: 'month', count: 4 }, owedBy: 'adopters' }),
  aDuty({ kind: 'work-programme', scope: 'working-group' }),
  aDuty({ kind: 'new-programme', every: { unit: 'council-term', year: 1 } }),
];

describe('a cycle in words', () => {
  it.each<[string, Duty[], string, string, string]>([
    [
      'Stenungsund',
      stenungsund,
      'Tarkistetaan 4 vuoden välein. Joka vuosi: seuranta, pyöreän pöydän keskustelu ja toimintasuunnitelma jokaiselle strategiselle alueelle.',
      'Revideras vart 4:e år. Varje år: en uppföljning, ett rundabordssamtal och en handlingsplan för varje strategiskt område.',
      'Revised every 4 years. Every year: a follow-up, a round table and an action plan for each strategic area.',
    ],
    [
      'Tampere',
      tampere,
      'Kunkin valtuustokauden ensimmäisenä vuonna: uusi ohjelma. Joka vuosi: työohjelma jokaiselle työryhmälle. 4 kuukauden välein: väliraportti jokaiselta ohjelman hyväksyneeltä.',
      'Under första året av varje mandatperiod: ett nytt program. Varje år: ett arbetsprogram för varje arbetsgrupp. Var 4:e månad: en delårsrapport av var och en som har antagit programmet.',
      'In the first year of each council term: a new programme. Every year: a work programme for each working group. Every 4 months: an interim report by each adopter.',
    ],
  ])('of %s', (_, duties, fi, sv, en) => {
    expect(cycleText(duties)).toEqual({ fi, sv, en });
  });

  it('that demands nothing has none', () => {
    expect(cycleText([])).toBeUndefined();
  });
});

describe('a duty in words', () => {
  it.each<[Every, DueDay, string, string, string]>([
    [
      { unit: 'year', count: 1 },
      { month: 3, day: 31 },
      'Joka vuosi, viimeistään 31. maaliskuuta tai seuraavana työpäivänä: seuranta.',
      'Varje år, senast den 31 mars eller följande arbetsdag: en uppföljning.',
      'Every year, by 31 March or the next working day: a follow-up.',
    ],
    [
      { unit: 'month', count: 3 },
      { lastWorkingDay: true },
      'Joka vuosineljännes, viimeistään jakson viimeisenä työpäivänä: seuranta.',
      'Varje kvartal, senast periodens sista arbetsdag: en uppföljning.',
      'Every quarter, by the last working day of the period: a follow-up.',
    ],
    [
      { unit: 'month', count: 1 },
      { day: 15 },
      'Joka kuukausi, viimeistään kuukauden 15. päivänä tai seuraavana työpäivänä: seuranta.',
      'Varje månad, senast den 15 i månaden eller följande arbetsdag: en uppföljning.',
      'Every month, by day 15 of the month or the next working day: a follow-up.',
    ],
    [
      { unit: 'council-term', year: 4 },
      { workingDaysAfter: 20 },
      'Kunkin valtuustokauden viimeisenä vuonna, 20 työpäivän kuluessa jakson päättymisestä: seuranta.',
      'Under sista året av varje mandatperiod, inom 20 arbetsdagar efter periodens slut: en uppföljning.',
      'In the last year of each council term, within 20 working days of the end of the period: a follow-up.',
    ],
  ])('%j, due %j', (every, due, fi, sv, en) => {
    expect(dutyText(aDuty({ every, due }))).toEqual({ fi, sv, en });
  });

  it('tells the first year', () => {
    expect(dutyText(aDuty({ kind: 'revision', every: { unit: 'year', count: 2 }, startsIn: 2027 }))).toMatchObject({
      fi: '2 vuoden välein vuodesta 2027 alkaen, viimeistään jakson viimeisenä työpäivänä: tarkistus.',
      sv: 'Vartannat år från och med 2027, senast periodens sista arbetsdag: en revidering.',
      en: 'Every 2 years from 2027 on, by the last working day of the period: a revision.',
    });
  });
});
