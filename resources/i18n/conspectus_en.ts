<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ExchangeText</name>
        <message numerus="yes">
            <source>%n line(s) could not be read as a part of the page: %1. The page's own text keeps them.</source>
            <comment>import note</comment>
            <translation>
                <numerusform>%n line could not be read as a part of the page: %1. The page's own text keeps them.</numerusform>
                <numerusform>%n lines could not be read as a part of the page: %1. The page's own text keeps them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <comment>markdown export</comment>
            <translation>
                <numerusform>%n passage</numerusform>
                <numerusform>%n passages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) of the text are not valid Unicode. Each is shown as “�”.</source>
            <comment>import note</comment>
            <translation>
                <numerusform>%n place of the text is not valid Unicode. It is shown as “�”.</numerusform>
                <numerusform>%n places of the text are not valid Unicode. Each is shown as “�”.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The line of authors has %n empty place(s) between commas: %1. A name may be missing there.</source>
            <comment>import note</comment>
            <translation>
                <numerusform>The line of authors has %n empty place between commas: %1. A name may be missing there.</numerusform>
                <numerusform>The line of authors has %n empty places between commas: %1. A name may be missing there.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::Counted</name>
        <message numerus="yes">
            <source>%n versions</source>
            <translation>
                <numerusform>%n version</numerusform>
                <numerusform>%n versions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pages</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotations</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n import notes</source>
            <translation>
                <numerusform>%n import note</numerusform>
                <numerusform>%n import notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passages</source>
            <translation>
                <numerusform>%n passage</numerusform>
                <numerusform>%n passages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n findings</source>
            <translation>
                <numerusform>%n finding</numerusform>
                <numerusform>%n findings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n reviews</source>
            <translation>
                <numerusform>%n review</numerusform>
                <numerusform>%n reviews</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entries held back</source>
            <translation>
                <numerusform>%n entry held back</numerusform>
                <numerusform>%n entries held back</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n replies</source>
            <translation>
                <numerusform>%n reply</numerusform>
                <numerusform>%n replies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::MainWindow</name>
        <message numerus="yes">
            <source>%n annotations are in %1</source>
            <translation>
                <numerusform>%n annotation is in %1</numerusform>
                <numerusform>%n annotations are in %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Checked: %n annotations and everything else in it.</source>
            <translation>
                <numerusform>Checked: %n annotation and everything else in it.</numerusform>
                <numerusform>Checked: %n annotations and everything else in it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::ReaderPane::Private</name>
        <message numerus="yes">
            <source>Copied %n word(s).</source>
            <translation>
                <numerusform>Copied %n word.</numerusform>
                <numerusform>Copied %n words.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>A table of %n row(s) is selected. Copy gives its cells, parted by tabs.</source>
            <translation>
                <numerusform>A table of %n row is selected. Copy gives its cells, parted by tabs.</numerusform>
                <numerusform>A table of %n rows is selected. Copy gives its cells, parted by tabs.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::StatusLine</name>
        <message numerus="yes">
            <source>%n jobs</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::cli::Session</name>
        <message numerus="yes">
            <source>“%1” names %n surveys. Give more of the title, or the id.</source>
            <translation>
                <numerusform>“%1” names %n survey. Give more of the title, or the id.</numerusform>
                <numerusform>“%1” names %n surveys. Give more of the title, or the id.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>store</name>
        <message numerus="yes">
            <source>%n operation(s) in the database do not match their checksum.</source>
            <translation>
                <numerusform>%n operation in the database does not match its checksum.</numerusform>
                <numerusform>%n operations in the database do not match their checksum.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n count(s) of a replica were used twice: this library was copied and both copies were changed. Both changes are kept.</source>
            <translation>
                <numerusform>%n count of a replica was used twice: this library was copied and both copies were changed. Both changes are kept.</numerusform>
                <numerusform>%n counts of a replica were used twice: this library was copied and both copies were changed. Both changes are kept.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) of the journal are not in the database. They are applied at the next opening.</source>
            <translation>
                <numerusform>%n operation of the journal is not in the database. It is applied at the next opening.</numerusform>
                <numerusform>%n operations of the journal are not in the database. They are applied at the next opening.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) of the database are not in the journal.</source>
            <translation>
                <numerusform>%n operation of the database is not in the journal.</numerusform>
                <numerusform>%n operations of the database are not in the journal.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) that the journal lacked were written to it again.</source>
            <translation>
                <numerusform>%n operation that the journal lacked was written to it again.</numerusform>
                <numerusform>%n operations that the journal lacked were written to it again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) that the database lacked came from the journal.</source>
            <translation>
                <numerusform>%n operation that the database lacked came from the journal.</numerusform>
                <numerusform>%n operations that the database lacked came from the journal.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message numerus="yes">
            <source>This text stands there %n time(s) only. Nothing was changed.</source>
            <translation>
                <numerusform>This text stands there %n time only. Nothing was changed.</numerusform>
                <numerusform>This text stands there %n times only. Nothing was changed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::ReviewDialog</name>
        <message numerus="yes">
            <source>%n field(s)</source>
            <translation>
                <numerusform>%n field</numerusform>
                <numerusform>%n fields</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::NodePageView</name>
        <message numerus="yes">
            <source>in %n section(s)</source>
            <translation>
                <numerusform>in %n section</numerusform>
                <numerusform>in %n sections</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>shared with %n other survey(s)</source>
            <translation>
                <numerusform>shared with %n other survey</numerusform>
                <numerusform>shared with %n other surveys</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::HistoryDialog</name>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::FindingsTable</name>
        <message numerus="yes">
            <source>Copied as a table: %n row(s).</source>
            <translation>
                <numerusform>Copied as a table: %n row.</numerusform>
                <numerusform>Copied as a table: %n rows.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::TagsDialog</name>
        <message numerus="yes">
            <source>%n surveys</source>
            <translation>
                <numerusform>%n survey</numerusform>
                <numerusform>%n surveys</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::LibraryController</name>
        <message numerus="yes">
            <source>%n surveys were removed.</source>
            <translation>
                <numerusform>%n survey was removed.</numerusform>
                <numerusform>%n surveys were removed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::LibraryCare</name>
        <message numerus="yes">
            <source>%n surveys were joined to another.</source>
            <translation>
                <numerusform>%n survey was joined to another.</numerusform>
                <numerusform>%n surveys were joined to another.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>What was saved is here, and %n notes that were half typed.</source>
            <translation>
                <numerusform>What was saved is here, and %n note that was half typed.</numerusform>
                <numerusform>What was saved is here, and %n notes that were half typed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::FolderImportDialog</name>
        <message numerus="yes">
            <source>Look at %n duplicates…</source>
            <translation>
                <numerusform>Look at %n duplicate…</numerusform>
                <numerusform>Look at %n duplicates…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::TrashDialog</name>
        <message numerus="yes">
            <source>Take %n surveys out of the library for good?</source>
            <translation>
                <numerusform>Take %n survey out of the library for good?</numerusform>
                <numerusform>Take %n surveys out of the library for good?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n surveys were taken out for good.</source>
            <translation>
                <numerusform>%n survey was taken out for good.</numerusform>
                <numerusform>%n surveys were taken out for good.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::PrivacyPage</name>
        <message numerus="yes">
            <source>Where you were and which pages you have seen, in %n surveys</source>
            <translation>
                <numerusform>Where you were and which pages you have seen, in %n survey</numerusform>
                <numerusform>Where you were and which pages you have seen, in %n surveys</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Pictures of the pages last seen, of %n PDFs</source>
            <translation>
                <numerusform>Pictures of the pages last seen, of %n PDF</numerusform>
                <numerusform>Pictures of the pages last seen, of %n PDFs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::LibrarySearch</name>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n passage</numerusform>
                <numerusform>%n passages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n survey(s)</source>
            <translation>
                <numerusform>%n survey</numerusform>
                <numerusform>%n surveys</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::MatrixSurveysDialog</name>
        <message numerus="yes">
            <source>%n survey(s) chosen</source>
            <translation>
                <numerusform>%n survey chosen</numerusform>
                <numerusform>%n surveys chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::EvidenceMatrixView</name>
        <message numerus="yes">
            <source>Copied as a table: %n word(s).</source>
            <translation>
                <numerusform>Copied as a table: %n word.</numerusform>
                <numerusform>Copied as a table: %n words.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conspectus::NotesExportController</name>
        <message numerus="yes">
            <source>Exported %n card(s)</source>
            <translation>
                <numerusform>Exported %n card</numerusform>
                <numerusform>Exported %n cards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Exported %n card(s), left out findings without evidence</source>
            <translation>
                <numerusform>Exported %n card, left out findings without evidence</numerusform>
                <numerusform>Exported %n cards, left out findings without evidence</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Copied %n finding(s) with citations.</source>
            <translation>
                <numerusform>Copied %n finding with its citation.</numerusform>
                <numerusform>Copied %n findings with citations.</numerusform>
            </translation>
        </message>
    </context>
</TS>
