import { Anchor, Text } from '@mantine/core';
import { type ContactField, contactFields, type Lead } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import classes from './leads.module.css';

const hrefs: Partial<Record<ContactField, (value: string) => string>> = {
  email: (value) => `mailto:${value}`,
  phone: (value) => `tel:${value.replaceAll(/[^+\d]/g, '')}`,
  website: (value) => value,
};

/** What the person lets the booth have, and why there is nothing where there is nothing. */
export function LeadContactPanel({ lead: { contact, isRevoked } }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const given = contactFields.flatMap((field) => {
    const value = contact[field];
    return value === undefined ? [] : [{ field, value, href: hrefs[field]?.(value) }];
  });
  return (
    <Panel title={t('contact.title')} lead={given.length > 0 && t('contact.lead')}>
      {given.length === 0 && <Text c="dimmed">{t(isRevoked ? 'contact.revoked' : 'contact.none')}</Text>}
      {given.length > 0 && (
        <dl className={classes.contact}>
          {given.map(({ field, value, href }) => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>{t(`field.${field}`)}</dt>
              <dd>
                {href ? (
                  <Anchor href={href} rel="noopener noreferrer">
                    {value}
                  </Anchor>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
