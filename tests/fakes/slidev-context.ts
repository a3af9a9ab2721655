/** Stands in for Slidev's own in the type check alone: what of a slide's frontmatter its layout gets. */
export declare function frontmatterToProps(frontmatter: Record<string, unknown>, page: number): Record<string, unknown>
