import { ActionIcon, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { type BoothDocument, listDocuments } from '@parvis/contracts';
import { IconArrowLeft, IconArrowRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invalidate } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ErrorState } from '../../ui/error-state.js';
import classes from './page-viewer.module.css';
import { usePagePicture } from './use-page-picture.js';

/** Longer ones run out at once in browsers. */
const longestTimerMs = 2 ** 31 - 1;

interface PageViewerProps {
  boothId: string;
  document: BoothDocument;
  pages: number;
}

/** A document page by page, with the buttons or the arrow keys; made larger to read small print on a phone. */
export function PageViewer({ boothId, document, pages }: PageViewerProps) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const [isLarge, setLarge] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { url, error } = usePagePicture({ fairId, boothId, documentId: document.id, page }, attempt);
  // What was open may have been closed since the page was opened: what can be done now is read again.
  const isClosed = error?.code === 'DOCUMENT_CLOSED';
  useEffect(() => {
    if (isClosed) void invalidate(client, [listDocuments]);
  }, [isClosed, client]);
  // An end that comes while a page is on the screen ends that, too.
  const { accessUntil } = document;
  useEffect(() => {
    if (accessUntil === null) return;
    const leftMs = Math.max(0, Date.parse(accessUntil) - Date.now()) + 500;
    if (leftMs > longestTimerMs) return;
    const timer = setTimeout(() => void invalidate(client, [listDocuments]), leftMs);
    return () => clearTimeout(timer);
  }, [accessUntil, client]);
  const go = (to: number) => setPage(Math.min(pages, Math.max(1, to)));
  return (
    <Stack
      gap="sm"
      component="section"
      aria-label={document.title}
      className={classes.viewer}
      onKeyDown={({ key, altKey, ctrlKey, metaKey, shiftKey }) => {
        // An enlarged page is moved by the arrows; with another key they belong to the browser, as for going back.
        if (isLarge || altKey || ctrlKey || metaKey || shiftKey) return;
        if (key === 'ArrowRight') go(page + 1);
        if (key === 'ArrowLeft') go(page - 1);
      }}
    >
      <Group justify="space-between" className={classes.bar}>
        <Group gap="xs" wrap="nowrap">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('viewer.before')}
            // Not `disabled`: the focus would be lost on the first page, and the arrow keys with it.
            aria-disabled={page === 1}
            data-disabled={page === 1 || undefined}
            onClick={() => go(page - 1)}
          >
            <IconArrowLeft size={18} aria-hidden />
          </ActionIcon>
          <Text role="status">{t('viewer.page', { page, pages })}</Text>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('viewer.after')}
            aria-disabled={page === pages}
            data-disabled={page === pages || undefined}
            onClick={() => go(page + 1)}
          >
            <IconArrowRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('viewer.larger')}
          aria-pressed={isLarge}
          onClick={() => setLarge(!isLarge)}
        >
          {isLarge ? <IconZoomOut size={18} aria-hidden /> : <IconZoomIn size={18} aria-hidden />}
        </ActionIcon>
      </Group>
      {error ? (
        <ErrorState error={error} onRetry={() => setAttempt(attempt + 1)} />
      ) : (
        <Paper withBorder className={classes.page} tabIndex={0} role="region" aria-label={t('viewer.shown')}>
          {url ? (
            <img
              src={url}
              alt={t('viewer.alt', { title: document.title, page, pages })}
              className={classes.picture}
              data-large={isLarge || undefined}
            />
          ) : (
            <Skeleton height={480} radius={0} aria-label={t('viewer.loading')} />
          )}
        </Paper>
      )}
      {document.level !== 'public' && (
        <Text size="sm" c="dimmed">
          {t('viewer.marked')}
        </Text>
      )}
    </Stack>
  );
}
