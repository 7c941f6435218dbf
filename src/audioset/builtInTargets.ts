/**
 * The targets that come with the project, in the format that a user's own file has. Labels as in the pipeline this one replaces, so
 * that its counts can be compared; gun leaves out Fusillade (/m/02z32qm) and Artillery fire (/m/0_1c), as there.
 */
export const BUILT_IN_TARGETS = `
targets:
  - name: baby_cry
    labels:
      - /t/dd00002   # Baby cry, infant cry
  - name: gun
    labels:
      - /m/032s66    # Gunshot, gunfire
      - /m/04zjc     # Machine gun
      - /m/073cg4    # Cap gun
  - name: snore
    labels:
      - /m/01d3sd    # Snoring
      - /m/07q0yl5   # Snort
`;
