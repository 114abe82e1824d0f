package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Migrations expand: they add what a process of the version before need not know of. What takes something away waits for the release
 * after, and says so in a comment before the statement: {@code -- contracts: unused since 1.4}.
 */
class MigrationRulesTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final int FIRST_UNDER_THE_RULE = 9;
    private static final Pattern CONTRACTS = Pattern.compile("--\\s*contracts: .*\\d+\\.\\d+");
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\b(drop|rename|truncate|delete from)\\b|\\balter column\\b|\\bset not null\\b|\\badd constraint\\b|\\badd unique\\b"
                    + "|\\badd primary key\\b|\\badd foreign key\\b|\\badd check\\b");
    private static final Pattern UNIQUE_INDEX = Pattern.compile("\\bcreate unique index\\b.*\\bon (\\w+)");
    private static final Pattern COLUMN = Pattern.compile("\\badd column\\b");
    private static final Pattern TABLE = Pattern.compile("create table if not exists (\\w+)");

    static List<String> problems(String sql) {
        List<String> problems = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (String statement : sql.split(";")) {
            String plain = statement
                    .replaceAll("--[^\\n]*", " ")
                    .replaceAll("\\s+", " ")
                    .toLowerCase(Locale.ROOT)
                    .strip();
            Matcher table = TABLE.matcher(plain);
            if (table.find()) {
                own.add(table.group(1));
            }
            Matcher unique = UNIQUE_INDEX.matcher(plain);
            boolean narrows = TAKES_AWAY.matcher(plain).find()
                    || COLUMN.matcher(plain).find()
                            && plain.contains("not null")
                            && !plain.contains("default")
                            && !plain.contains("identity")
                    || unique.find() && !own.contains(unique.group(1));
            if (narrows && !CONTRACTS.matcher(statement).find()) {
                problems.add(plain);
            }
        }
        return problems;
    }

    @Test
    void migrationsOnlyAdd() throws IOException {
        List<String> checked = new ArrayList<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = VERSION.matcher(file.getFileName().toString());
                assertThat(name.matches()).as(file.toString()).isTrue();
                if (Integer.parseInt(name.group(1)) >= FIRST_UNDER_THE_RULE) {
                    assertThat(problems(Files.readString(file)))
                            .as(file.toString())
                            .isEmpty();
                    checked.add(file.toString());
                }
            }
        }
        assertThat(checked).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE unit ADD COLUMN IF NOT EXISTS x BIGINT                      | true
            ALTER TABLE unit ADD COLUMN x BIGINT DEFAULT 0 NOT NULL                 | true
            ALTER TABLE unit ADD COLUMN x BIGINT NOT NULL                           | false
            ALTER TABLE unit DROP COLUMN x                                          | false
            ALTER TABLE unit RENAME TO unity                                        | false
            ALTER TABLE unit ALTER COLUMN title SET NOT NULL                        | false
            ALTER TABLE unit ADD CONSTRAINT c CHECK (x > 0)                         | false
            DROP TABLE unit                                                         | false
            CREATE INDEX IF NOT EXISTS i ON unit (title)                            | true
            CREATE UNIQUE INDEX i ON unit (title)                                   | false
            CREATE TABLE IF NOT EXISTS t (a INT NOT NULL); CREATE UNIQUE INDEX i ON t (a) | true
            '-- contracts: unused since 1.4\nDROP TABLE unit'                       | true
            '-- dropped at last\nDROP TABLE unit'                                   | false
            """)
    void whatTakesSomethingAwayIsRefused(String sql, boolean expands) {
        assertThat(problems(sql.replace("\\n", "\n")).isEmpty()).isEqualTo(expands);
    }
}
