import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import {
  type BoothDocument,
  type DocumentAccess,
  downloadDocument,
  downloadSignature,
  listDocuments,
} from '@parvis/contracts';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { addressOf } from '../../api/client.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ErrorState } from '../../ui/error-state.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { AskForm } from './ask-form.js';
import { documentsOf } from './document-addresses.js';
import { PageViewer } from './page-viewer.js';
import { RemoveDocument } from './remove-document.js';
import { SignForm } from './sign-form.js';

/** One document: read, signed for, or asked for. */
export function DocumentPage() {
  const { t } = useTranslation(['documents', 'common']);
  const { fairId, isOrganiser } = useFair();
  const navigate = useNavigate();
  const { boothId = '', documentId = '' } = useParams();
  const query = useEndpoint(listDocuments, { params: { fairId, boothId } });
  const document = query.data?.items.find(({ id }) => id === documentId);
  // One that goes while it is on the screen has been withdrawn, has expired, or was removed.
  const wasThere = useRef(false);
  useEffect(() => {
    if (document) wasThere.current = true;
  }, [document]);
  return (
    <Page
      title={document?.title ?? t('one')}
      lead={document?.description}
      actions={
        <Anchor component={Link} to={documentsOf(fairId, boothId)}>
          {t('toAll')}
        </Anchor>
      }
    >
      <QueryView query={query}>
        {({ isTeam }) =>
          document ? (
            <Stack gap="lg">
              <Body boothId={boothId} document={document} isTeam={isTeam} />
              {document.signatureId && (
                <Text size="sm">
                  <Anchor
                    href={addressOf(downloadSignature, { params: { fairId, signatureId: document.signatureId } })}
                    download
                  >
                    {t('record')}
                  </Anchor>
                </Text>
              )}
              {isOrganiser && !isTeam && (
                <Group>
                  <RemoveDocument
                    boothId={boothId}
                    document={document}
                    onDone={() => void navigate(documentsOf(fairId, boothId))}
                  />
                </Group>
              )}
            </Stack>
          ) : wasThere.current ? (
            <Closed access="closed" />
          ) : (
            <ErrorState error={new ApiError({ code: 'NOT_FOUND', status: 404 })} />
          )
        }
      </QueryView>
    </Page>
  );
}

interface BodyProps {
  boothId: string;
  document: BoothDocument;
  isTeam: boolean;
}

function Body({ boothId, document, isTeam }: BodyProps) {
  const { t } = useTranslation('documents');
  const { fairId, isAttendee } = useFair();
  const { access, answerNote, file, level, id } = document;
  if (access === 'open') {
    const mayDownload = isTeam || level === 'public' || (level === 'request' && file.pages === null);
    return (
      <>
        {mayDownload && (
          <Group>
            <Button
              component="a"
              href={addressOf(downloadDocument, { params: { fairId, boothId, documentId: id } })}
              download
              variant={file.pages === null ? 'filled' : 'default'}
              leftSection={<IconDownload size={18} aria-hidden />}
            >
              {t('download', { name: file.name })}
            </Button>
          </Group>
        )}
        {file.pages !== null && <PageViewer boothId={boothId} document={document} pages={file.pages} />}
      </>
    );
  }
  if (access === 'sign' && isAttendee) return <SignForm boothId={boothId} documentId={id} />;
  if ((access === 'ask' || access === 'lapsed') && isAttendee)
    return <AskForm boothId={boothId} documentId={id} isAgain={access === 'lapsed'} />;
  return <Closed access={access} answerNote={answerNote} />;
}

/** Why a document cannot be read. */
function Closed({ access, answerNote = '' }: { access: DocumentAccess; answerNote?: string }) {
  const { t } = useTranslation('documents');
  const { isAttendee } = useFair();
  return (
    <Alert
      color="gray"
      variant="outline"
      bg="white"
      icon={<IconLock aria-hidden />}
      title={t(`access.${access}`)}
      role="status"
    >
      <Text size="sm">{t(isAttendee ? `accessText.${access}` : 'accessText.organiser')}</Text>
      {answerNote && (
        <Text size="sm" mt="xs" style={{ whiteSpace: 'pre-line' }}>
          {t('answer', { note: answerNote })}
        </Text>
      )}
    </Alert>
  );
}
