package braid.shell.console;

/// What a console begins with: RouterOS's shape, Braid's name.
final class Banner {
    private Banner() {}

    static String text(String version) {
        return """

              BBBBBB   RRRRRR      AA     III  DDDDDD
              BB   BB  RR   RR   AA  AA   III  DD   DD
              BBBBBB   RRRRRR   AA    AA  III  DD    DD
              BB   BB  RR  RR   AAAAAAAA  III  DD   DD
              BBBBBB   RR   RR  AA    AA  III  DDDDDD

              Braid %s       several lines, one link

            Press F1 for help

            """.formatted(version);
    }
}
