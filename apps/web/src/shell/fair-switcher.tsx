import { Button, Menu } from '@mantine/core';
import { listFairs } from '@parvis/contracts';
import { IconBuildingCommunity, IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useMatch } from 'react-router';
import { useEndpoint } from '../api/use-endpoint.js';
import classes from './fair-switcher.module.css';

/** Shows the current fair and leads to the others. */
export function FairSwitcher() {
  const { t } = useTranslation();
  const { data: fairs = [] } = useEndpoint(listFairs, {});
  const currentId = useMatch('/fairs/:fairId/*')?.params.fairId;
  const current = fairs.find(({ id }) => id === currentId);
  return (
    <Menu position="bottom-start" width={300} shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          className={classes.button}
          rightSection={<IconSelector size={16} aria-hidden />}
          aria-label={t('shell.fairs', { current: current?.name ?? t('shell.chooseFair') })}
        >
          <span className={classes.name}>{current?.name ?? t('shell.chooseFair')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.list}>
          {fairs.slice(0, 50).map((fair) => (
            <Menu.Item
              key={fair.id}
              component={Link}
              to={`/fairs/${fair.id}`}
              rightSection={fair.id === currentId && <IconCheck size={16} aria-hidden />}
            >
              {fair.name}
            </Menu.Item>
          ))}
        </div>
        {fairs.length > 0 && <Menu.Divider />}
        <Menu.Item component={Link} to="/" leftSection={<IconBuildingCommunity size={16} aria-hidden />}>
          {t('shell.allFairs')}
        </Menu.Item>
        <Menu.Item component={Link} to="/fairs/new" leftSection={<IconPlus size={16} aria-hidden />}>
          {t('shell.createFair')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
