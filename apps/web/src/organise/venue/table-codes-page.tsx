import { Button, Text } from '@mantine/core';
import { listTables } from '@parvis/contracts';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { QrPicture } from '../../attendee/badge/qr-picture.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import classes from './table-codes.module.css';

/** The codes of all tables, to be printed and put on them. */
export function TableCodesPage() {
  const { t } = useTranslation('venue');
  const { fair, fairId } = useFair();
  const list = usePaged(listTables, { params: { fairId }, query: { limit: 60 } });
  return (
    <Page
      title={t('screen.allTitle')}
      lead={t('screen.allLead')}
      actions={
        <>
          <Button component={Link} to={`/fairs/${fairId}/organise/venue`} variant="default">
            {t('screen.back')}
          </Button>
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('screen.print')}
          </Button>
        </>
      }
    >
      <QueryView query={{ ...list, data: list.items }}>
        {(tables) => (
          <>
            <ul className={classes.codes}>
              {tables.map(({ number, zone, screenUrl }) => (
                <li key={number} className={classes.code}>
                  <Text fz="xl" fw={700}>
                    {t('tables.numbered', { number })}
                  </Text>
                  <QrPicture text={screenUrl} label={t('screen.qr', { number })} />
                  <Text size="sm">{[zone, fair.name].filter(Boolean).join(' · ')}</Text>
                </li>
              ))}
            </ul>
            <LoadMore list={list} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
