import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { locales, updateAccount } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/use-endpoint.js';
import { useAccount } from '../session/use-account.js';
import { rememberLocale } from './locale.js';
import { useLocale } from './use-locale.js';

const names = { en: 'English', fr: 'Français' } as const;

/** Changes the language at once, on this device and in the account of whoever is signed in. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const locale = useLocale();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const { account, setAccount } = useAccount();
  const update = useAction(updateAccount, { onSuccess: setAccount });

  const choose = (value: string) => {
    const next = locales.find((one) => one === value);
    if (!next) return;
    rememberLocale(next);
    void i18n.changeLanguage(next);
    if (account) update.mutate({ body: { locale: next } });
  };

  return (
    <NativeSelect
      aria-label={t('shell.language')}
      size="sm"
      variant="unstyled"
      w={isNarrow ? 58 : 116}
      value={locale}
      onChange={(event) => choose(event.currentTarget.value)}
      data={locales.map((value) => ({ value, label: isNarrow ? value.toUpperCase() : names[value] }))}
    />
  );
}
