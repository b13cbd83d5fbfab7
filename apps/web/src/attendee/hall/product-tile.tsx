import { Anchor, Text } from '@mantine/core';
import type { Product } from '@parvis/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useLocalText } from '../../live/use-local-text.js';
import classes from './product-tile.module.css';

interface ProductTileProps {
  product: Product;
  /** Whose it is, where the page does not say so already. */
  company?: string;
  heading?: 'h2' | 'h3';
  /** False where there is no page of it yet. */
  isLinked?: boolean;
  children?: ReactNode;
}

/** A product among others: first picture, name, the beginning of its text. The name leads to its page. */
export function ProductTile({ product, company, heading = 'h3', isLinked = true, children }: ProductTileProps) {
  const { fairId } = useFair();
  const textOf = useLocalText();
  const [picture] = product.pictures;
  const name = textOf(product.name);
  return (
    <li className={classes.tile}>
      {picture && <img className={classes.picture} src={picture} alt="" loading="lazy" />}
      <Text component={heading} fw={600} m={0} className={classes.name}>
        {isLinked ? (
          <Anchor component={Link} to={`/fairs/${fairId}/products/${product.id}`} inherit className={classes.link}>
            {name}
          </Anchor>
        ) : (
          name
        )}
      </Text>
      {company && (
        <Text size="sm" c="dimmed">
          {company}
        </Text>
      )}
      <Text size="sm" className={classes.text}>
        {textOf(product.description)}
      </Text>
      {children}
    </li>
  );
}
