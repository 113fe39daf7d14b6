<?php
// Reads a csv file as PHP does, and tells the rows as JSON.
$file = fopen($argv[1], "rb");
if (fread($file, 3) !== "\xEF\xBB\xBF") {
    rewind($file);
}
$rows = [];
while (($row = fgetcsv($file, null, ";", "\"", "")) !== false) {
    $rows[] = $row;
}
echo json_encode($rows, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
