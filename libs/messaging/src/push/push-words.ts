import type { Locale } from '@parvis/contracts';

interface Words {
  title: string;
  body: string;
}

type Kind = 'soon' | 'late' | 'where' | 'discreet' | 'test';

/** What devices show, by language; every language has every text. */
export const pushWords: Readonly<Record<Locale, Readonly<Record<Kind, Words>>>> = {
  en: {
    soon: { title: 'Your meeting begins at {time}', body: 'With {with}' },
    late: { title: '{by} is {minutes} minutes late', body: 'Open the meeting to answer.' },
    where: { title: '{by} is waiting for you', body: 'Your meeting has begun. Where are you?' },
    discreet: { title: 'Parvis', body: 'There is news for you. Open Parvis to read it.' },
    test: { title: 'Parvis', body: 'It works: this device will be told.' },
  },
  fr: {
    soon: { title: 'Votre rendez-vous commence à {time}', body: 'Avec {with}' },
    late: { title: '{by} aura {minutes} minutes de retard', body: 'Ouvrez le rendez-vous pour répondre.' },
    where: { title: '{by} vous attend', body: 'Votre rendez-vous a commencé. Où êtes-vous ?' },
    discreet: { title: 'Parvis', body: 'Du nouveau pour vous : ouvrez Parvis pour en savoir plus.' },
    test: { title: 'Parvis', body: 'Tout fonctionne : cet appareil sera prévenu.' },
  },
};
